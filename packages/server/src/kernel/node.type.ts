// What can be asked for by its id, and what every fact and object shares.
import { Field, ID, InterfaceType, ObjectType } from 'type-graphql';

/** The type an object is shown as: its entity is called the same. */
export const typeOfNode = (value: { constructor: { name: string } }): string => value.constructor.name;

@InterfaceType('Node', {
  description: 'Anything that can be asked for by its id.',
  resolveType: typeOfNode,
})
export abstract class NodeType {
  @Field(() => ID, { description: 'Opaque id, the same for ever.' })
  id!: string;
}

@ObjectType('ExternalReference', {
  description: 'The id of this object in another system. Unique per type and system.',
})
export class ExternalReferenceType {
  @Field(() => String, { description: 'Short name of the other system.' })
  system!: string;

  @Field(() => ID, { description: 'The id there.' })
  id!: string;
}

@ObjectType('CatalogueEntry', {
  description: 'A code of a catalogue with its word in the language asked for.',
})
export class CatalogueEntryType {
  @Field(() => String, { description: 'Stable code.' })
  code!: string;

  @Field(() => String, { description: 'The word, German or English.' })
  label!: string;
}

@ObjectType('Actor', {
  description:
    'Who did something: a person of the office, a tool, or the office itself. A name of staff, no link to an account.',
})
export class ActorType {
  @Field(() => ID, { description: 'Stable id of the person or tool.' })
  id!: string;

  @Field(() => String, { description: 'Name as the office shows it.' })
  name!: string;
}
