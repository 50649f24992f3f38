// The words a flag is raised and resolved with.
import { defineEntity, p } from '@mikro-orm/core';
import type { RiskLevel } from './flag.rules';

const RiskFlagReasonSchema = defineEntity({
  name: 'RiskFlagReason',
  tableName: 'risk_flag_reason',
  properties: {
    code: p.text().primary(),
    position: p.integer(),
    labelDe: p.text(),
    labelEn: p.text(),
    /** The level a flag with this reason starts from; whoever raises it decides. */
    level: p.text().$type<RiskLevel>(),
  },
});

/** Why a flag was raised. */
export class RiskFlagReason extends RiskFlagReasonSchema.class {}
RiskFlagReasonSchema.setClass(RiskFlagReason);

const ResolutionReasonSchema = defineEntity({
  name: 'ResolutionReason',
  tableName: 'resolution_reason',
  properties: {
    code: p.text().primary(),
    position: p.integer(),
    labelDe: p.text(),
    labelEn: p.text(),
  },
});

/** Why a flag was resolved. */
export class ResolutionReason extends ResolutionReasonSchema.class {}
ResolutionReasonSchema.setClass(ResolutionReason);
