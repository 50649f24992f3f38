// What an emergency action leads to: the person, those who took part, the visit by two, its review.
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { DistrictType } from '#districts/district.type';
import { districtById } from '#districts/districts';
import { RiskFlagType } from '#intake/risk-flag.type';
import { riskFlagById } from '#intake/risk-flags';
import type { Context } from '#kernel/context';
import { ActorType, CatalogueEntryType } from '#kernel/node.type';
import { DateTimeScalar } from '#kernel/scalars';
import { ProfessionalType } from '#staff/professional.type';
import { professionalById } from '#staff/professionals';
import { demandText, emergencyActionById, reasonToActAlone, reviewOf } from './emergency-actions';
import type { EmergencyAction, EmergencyReview } from './emergency.entity';
import { EmergencyActionType, EmergencyReviewType } from './emergency.type';
import { VisitType } from './visit.type';
import { visitById } from './visits';

function shown<F extends 'text' | 'contactName' | 'authorisedByName'>(
  ctx: Context,
  action: EmergencyAction,
  field: F,
) {
  demandText(ctx.unit, action);
  ctx.seen({ type: 'EMERGENCY_ACTION', id: action.id, fields: [field] });
  return action[field] ?? null;
}

@Resolver(() => EmergencyActionType)
export class EmergencyActionFieldsResolver {
  @FieldResolver(() => ProfessionalType, { description: 'Who acted alone.' })
  professional(@Root() { professional: { id } }: EmergencyAction, @Ctx() { unit }: Context) {
    return professionalById(unit, id);
  }

  @FieldResolver(() => DistrictType, { description: 'The ASD district.' })
  district(@Root() { district: { id } }: EmergencyAction, @Ctx() { unit }: Context) {
    return districtById(unit, id);
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Since when alone.' })
  from(@Root() { during }: EmergencyAction): Temporal.Instant {
    return during.from;
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Until when, not part of it.' })
  until(@Root() { during }: EmergencyAction): Temporal.Instant {
    return during.until!;
  }

  @FieldResolver(() => CatalogueEntryType, { description: 'Why nobody could wait.' })
  reason(@Root() { reason: { code } }: EmergencyAction, @Ctx() { unit }: Context) {
    return reasonToActAlone(unit, code);
  }

  @FieldResolver(() => ProfessionalType, {
    nullable: true,
    description: 'Who was on the phone or there, if of the office.',
  })
  contact(@Root() { contact }: EmergencyAction, @Ctx() { unit }: Context) {
    return contact ? professionalById(unit, contact.id) : null;
  }

  @Directive('@personal')
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Personal. Who was on the phone or there, if nobody of the office.',
  })
  contactName(@Root() action: EmergencyAction, @Ctx() ctx: Context): string | null {
    return shown(ctx, action, 'contactName');
  }

  @FieldResolver(() => ProfessionalType, {
    nullable: true,
    description: 'Who authorised it, if a professional.',
  })
  authorisedBy(@Root() { authorisedBy }: EmergencyAction, @Ctx() { unit }: Context) {
    return authorisedBy ? professionalById(unit, authorisedBy.id) : null;
  }

  @Directive('@personal')
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Personal. Who authorised it, if no professional.',
  })
  authorisedByName(@Root() action: EmergencyAction, @Ctx() ctx: Context): string | null {
    return shown(ctx, action, 'authorisedByName');
  }

  @Directive('@personal')
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Personal. What was done. LEADERSHIP, LEAD in own districts, duty, the person.',
  })
  text(@Root() action: EmergencyAction, @Ctx() ctx: Context): string | null {
    return shown(ctx, action, 'text');
  }

  @FieldResolver(() => RiskFlagType, { nullable: true, description: 'The flag it belongs to.' })
  flag(@Root() { flag }: EmergencyAction, @Ctx() { unit }: Context) {
    return flag ? riskFlagById(unit, flag.id) : null;
  }

  @FieldResolver(() => VisitType, { description: 'The visit by two that it made due.' })
  visit(@Root() { visit }: EmergencyAction, @Ctx() { unit }: Context) {
    return visitById(unit, visit.id);
  }

  @FieldResolver(() => ActorType, { description: 'Who recorded it.' })
  recordedBy(@Root() { recordedBy, recordedByName }: EmergencyAction): ActorType {
    return { id: recordedBy, name: recordedByName };
  }

  @FieldResolver(() => EmergencyReviewType, {
    nullable: true,
    description: 'Its review; null while nobody has.',
  })
  review(@Root() { id }: EmergencyAction, @Ctx() { unit }: Context) {
    return reviewOf(unit, id);
  }
}

@Resolver(() => EmergencyReviewType)
export class EmergencyReviewResolver {
  @FieldResolver(() => ActorType, { description: 'Who reviewed it: never the person it is about.' })
  by(@Root() { reviewedBy, reviewedByName }: EmergencyReview): ActorType {
    return { id: reviewedBy, name: reviewedByName };
  }

  @Directive('@personal')
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Personal. What follows from it. Read by whoever reads what was done.',
  })
  async text(@Root() { actionId, text }: EmergencyReview, @Ctx() ctx: Context): Promise<string | null> {
    demandText(ctx.unit, (await emergencyActionById(ctx.unit, actionId))!);
    ctx.seen({ type: 'EMERGENCY_ACTION', id: actionId, fields: ['review.text'] });
    return text ?? null;
  }
}
