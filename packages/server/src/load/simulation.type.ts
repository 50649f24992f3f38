// What if, in the contract: today's hours beside those that would be.
import { Field, Float, ObjectType } from 'type-graphql';
import { LoadBand } from './ledger.rules';
import { HoursPartType } from './load.type';

@ObjectType('SimulatedHours', { description: 'Hours of five working days, today and the next four.' })
export class SimulatedHoursType {
  @Field(() => Float, { description: 'Hours of work.' })
  requiredHours!: number;

  @Field(() => Float, { description: 'Hours of people.' })
  availableHours!: number;

  @Field(() => Float, { nullable: true, description: 'Required by available; null where it is not known.' })
  ratio!: number | null;

  @Field(() => LoadBand, { nullable: true, description: 'The ratio in words.' })
  band!: LoadBand | null;

  @Field(() => [HoursPartType], { description: 'How the hours come about.' })
  parts!: HoursPartType[];
}

@ObjectType('SimulatedLoad', {
  description: 'One district today and as it would be. Deadlines are not simulated.',
})
export class SimulatedLoadType {
  @Field(() => SimulatedHoursType, { description: 'As it is now.' })
  today!: SimulatedHoursType;

  @Field(() => SimulatedHoursType, { description: 'As it would be.' })
  assumed!: SimulatedHoursType;

  districtId!: string;
}
