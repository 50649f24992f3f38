// Cars and child seats of offices in the contract. Each method is its decorators and one call.
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '#kernel/context';
import type { Unit } from '#kernel/unit';
import { cars, childSeats, officeOf, saveCar, setChildSeats } from './equipment';
import type { Car, ChildSeatStock } from './equipment.entity';
import { SaveCarInput, SetChildSeatsInput } from './equipment.input';
import { CarType, ChildSeatStockType, SaveCarPayload, SetChildSeatsPayload } from './equipment.type';
import { OfficeType } from './office.type';

const present = async (unit: Unit) => ({ cars: await cars(unit), childSeats: await childSeats(unit) });

@Resolver(() => CarType)
export class CarResolver {
  @Query(() => [CarType], {
    description: 'The cars of the offices, those not in use too. Scope OPERATIONS.',
  })
  cars(@Ctx() { unit }: Context) {
    return cars(unit);
  }

  @Query(() => [ChildSeatStockType], { description: 'The child seats of the offices. Scope OPERATIONS.' })
  childSeats(@Ctx() { unit }: Context) {
    return childSeats(unit);
  }

  @Mutation(() => SaveCarPayload, { description: 'Enters a car or changes it. LEADERSHIP, dispatcher.' })
  saveCar(@Arg('input', () => SaveCarInput) input: SaveCarInput, @Ctx() ctx: Context) {
    return ctx.mutate('saveCar', input, (unit) => saveCar(unit, input), present);
  }

  @Mutation(() => SetChildSeatsPayload, {
    description: 'Says how many child seats of a group an office has. LEADERSHIP, dispatcher.',
  })
  setChildSeats(@Arg('input', () => SetChildSeatsInput) input: SetChildSeatsInput, @Ctx() ctx: Context) {
    return ctx.mutate('setChildSeats', input, (unit) => setChildSeats(unit, input), present);
  }

  @FieldResolver(() => OfficeType, { description: 'The office that lends it.' })
  office(@Root() car: Car, @Ctx() { unit }: Context) {
    return officeOf(unit, car);
  }
}

@Resolver(() => ChildSeatStockType)
export class ChildSeatStockResolver {
  @FieldResolver(() => OfficeType, { description: 'The office that lends them.' })
  office(@Root() stock: ChildSeatStock, @Ctx() { unit }: Context) {
    return officeOf(unit, stock);
  }
}
