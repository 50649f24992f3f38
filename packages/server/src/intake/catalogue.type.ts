// The words of levels, states and reasons in the contract.
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { NextStep, RiskFlagState, RiskLevel } from './flag.rules';
import { FlagEntryKind } from './resolution.rules';

registerEnumType(RiskLevel, {
  name: 'RiskLevel',
  description: 'How fast somebody must look; not how bad it is.',
  valuesConfig: {
    ACUTE: { description: 'Danger now: taken within 5 minutes.' },
    HIGH: { description: 'Today: taken within 15 minutes.' },
    MEDIUM: { description: 'Taken within 2 office hours.' },
    LOW: { description: 'To be kept in view; taken within 2 office hours.' },
  },
});
registerEnumType(RiskFlagState, {
  name: 'RiskFlagState',
  description: 'Where a flag stands.',
  valuesConfig: {
    RAISED: { description: 'Nobody has taken it yet.' },
    ACKNOWLEDGED: { description: 'Somebody took it and named the next act with its time.' },
    RESOLVED: { description: 'Done with a reason; ACUTE and HIGH by two people.' },
  },
});
registerEnumType(NextStep, {
  name: 'NextStep',
  description: 'The act that the taker named.',
  valuesConfig: {
    CALL: { description: 'Talk to somebody by telephone.' },
    VISIT: { description: 'Two people go there; it has come when the flag’s visit is under way.' },
    ASSESSMENT: { description: 'Assess together with another professional.' },
    HAND_ON: { description: 'Give it to the office that is competent.' },
  },
});
registerEnumType(FlagEntryKind, {
  name: 'FlagEntryKind',
  description: 'What a line of the history says.',
  valuesConfig: {
    RAISED: { description: 'Somebody or a named rule raised it.' },
    ACKNOWLEDGED: { description: 'Somebody took it, or named the next act after the one before.' },
    TAKEN_OVER: { description: 'Somebody else took it over.' },
    UNTAKEN: { description: 'The clock: nobody has it, or nobody has it any more.' },
    RESOLUTION_PROPOSED: { description: 'The first of two proposed to resolve it.' },
    RESOLUTION_LAPSED: { description: 'Something came between; the proposal no longer counts.' },
    RESOLVED: { description: 'It is resolved.' },
  },
});

/** What a flag comes from. */
export const FlagSourceKind = { PERSON: 'PERSON', RULE: 'RULE', TOOL: 'TOOL' } as const;
export type FlagSourceKind = (typeof FlagSourceKind)[keyof typeof FlagSourceKind];

registerEnumType(FlagSourceKind, {
  name: 'FlagSourceKind',
  description: 'What a flag comes from.',
  valuesConfig: {
    PERSON: { description: 'A person of the office.' },
    RULE: { description: 'A named rule of the office.' },
    TOOL: { description: 'A tool with a token.' },
  },
});

@ObjectType('RiskFlagReason', { description: 'Why a flag can be raised, from the catalogue.' })
export class RiskFlagReasonType {
  @Field(() => String, { description: 'Stable code: the `reasonCode` of `raiseRiskFlag`.' })
  code!: string;

  @Field(() => String, { description: 'The word in the language asked for.' })
  label!: string;

  @Field(() => RiskLevel, { description: 'The level it usually has; whoever raises the flag decides.' })
  level!: RiskLevel;
}
