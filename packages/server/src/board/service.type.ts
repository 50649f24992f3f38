// What this server says of itself before anybody signs in.
import { Field, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '#kernel/scalars';

@ObjectType('Service', {
  description: 'This server, for everybody: what it is and whether it may be relied on.',
})
export class ServiceType {
  @Field(() => String, { description: 'Name of the program.' })
  name!: string;

  @Field(() => String, { description: 'The town whose office this is.' })
  town!: string;

  @Field(() => String, { description: 'Version of the program.' })
  version!: string;

  @Field(() => Boolean, {
    description: 'True on the built-in evaluation database, which does not survive a power cut: trial only.',
  })
  evaluation!: boolean;

  @Field(() => Boolean, { description: 'True while people and cases are invented.' })
  demo!: boolean;

  @Field(() => DateTimeScalar, { description: "The office's clock." })
  now!: Temporal.Instant;
}
