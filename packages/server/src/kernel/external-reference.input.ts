// A name of another system, as it is written.
import { Field, InputType } from 'type-graphql';
import { ErrorCode, Refusal } from './refusal';
import { checkedText } from './text.rules';

@InputType('ExternalReferenceInput', {
  description: 'The id of the object in another system. Unique per type and system.',
})
export class ExternalReferenceInput {
  @Field(() => String, { description: 'Short name of the other system, 1 to 60 characters.' })
  system!: string;

  @Field(() => String, { description: 'The id there, 1 to 200 characters.' })
  id!: string;
}

/** Most systems one object has names in. */
const MOST = 10;

/**
 * The names without spaces around them.
 * @throws Refusal INVALID for `externalReferences`, when one is empty or too long, two are of one system, or there are too many.
 */
export function checkedReferences(
  names: readonly ExternalReferenceInput[] | null | undefined,
): { system: string; id: string }[] {
  const field = 'externalReferences';
  const checked = (names ?? []).map(({ system, id }) => ({
    system: checkedText(system, field, { max: 60, required: true })!,
    id: checkedText(id, field, { max: 200, required: true })!,
  }));
  const systems = new Set(checked.map(({ system }) => system));
  if (systems.size < checked.length || checked.length > MOST) throw new Refusal(ErrorCode.INVALID, { field });
  return checked;
}
