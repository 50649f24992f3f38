// The one list of resolvers: what stands here is the contract.
import 'reflect-metadata';
import {
  DirectiveLocation,
  GraphQLDirective,
  type GraphQLInterfaceType,
  type GraphQLSchema,
  specifiedDirectives,
} from 'graphql';
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql';
import { typeOfNode } from '#kernel/node.type';
import { AccessResolver } from '#access/access.resolver';
import { WallDeviceResolver } from '#access/wall-device.resolver';
import { AccountResolver } from '#access/account.resolver';
import { SavedFilterResolver } from '#access/saved-filter.resolver';
import { FactResolver, OfficeFactResolver } from '#board/fact.resolver';
import {
  AbsenceFactResolver,
  DistrictLoadFactResolver,
  FactDistrictResolver,
  RiskFlagFactResolver,
  VisitFactResolver,
} from '#board/fact-objects.resolver';
import {
  EmergencySheetResolver,
  SheetFlagResolver,
  SheetVisitResolver,
} from '#board/emergency-sheet.resolver';
import { typeOfFact } from '#board/fact.type';
import { LookBackResolver } from '#board/look-back.resolver';
import { LaneResolver, LanesResolver } from '#board/lanes.resolver';
import { NodeResolver } from '#board/node.resolver';
import { OfficeHistoryResolver } from '#board/office-history.resolver';
import { OnCallFactResolver } from '#board/on-call-fact.resolver';
import { OverviewResolver } from '#board/overview.resolver';
import { ServiceResolver } from '#board/service.resolver';
import { WallResolver } from '#board/wall.resolver';
import {
  AccountPersonResolver,
  ApiTokenResolver,
  RoleGrantResolver,
  ViewerResolver,
} from '#board/viewer.resolver';
import {
  DistrictResolver,
  NeighbourhoodAssignmentResolver,
  NeighbourhoodResolver,
} from '#districts/districts.resolver';
import { CarResolver, ChildSeatStockResolver } from '#districts/equipment.resolver';
import { OfficeResolver } from '#districts/office.resolver';
import { ChildResolver, HouseholdResolver } from '#families/families.resolver';
import { HouseholdHintsResolver, SafetyHintResolver } from '#families/safety-hints.resolver';
import {
  DistrictFlagsResolver,
  RiskFlagEntryResolver,
  RiskFlagFieldsResolver,
} from '#intake/risk-flag-fields.resolver';
import { RiskFlagResolver } from '#intake/risk-flag.resolver';
import {
  DeadlinePressureResolver,
  DeadlineResolver,
  DistrictLoadResolver,
  LoadResolver,
} from '#load/load.resolver';
import {
  HoursSourceResolver,
  LoadDaysResolver,
  LoadSeriesResolver,
  SimulatedLoadResolver,
  UtilisationResolver,
} from '#load/load-whole.resolver';
import { DutyPlanResolver } from '#on-call/duty-plan.resolver';
import { DutyResolver } from '#on-call/duty.resolver';
import { AbsenceBrokenResolver } from '#on-call/absence-broken.resolver';
import { OnCallMutationsResolver } from '#on-call/on-call-mutations.resolver';
import { AbsenceResolver } from '#staff/absence.resolver';
import { DutyPhoneResolver } from '#staff/duty-phone.resolver';
import { AppointmentResolver, CalendarResolver } from '#staff/appointment.resolver';
import { DistrictStaffResolver, ProfessionalResolver } from '#staff/professional.resolver';
import { CompanionResolver, VisitCompanionsResolver } from '#visits/companion.resolver';
import { DeployResolver } from '#visits/deploy.resolver';
import { EmergencyActionFieldsResolver, EmergencyReviewResolver } from '#visits/emergency-fields.resolver';
import { EmergencyActionResolver } from '#visits/emergency.resolver';
import { KeyFiguresResolver } from '#statistics/key-figures.resolver';
import { SeriesOfVisitResolver, VisitSeriesResolver } from '#visits/series.resolver';
import { VisitTransportResolver } from '#visits/transport.resolver';
import { VisitCardResolver } from '#visits/visit-card.resolver';
import { VisitHintsResolver } from '#visits/visit-hints.resolver';
import { VisitLiveResolver } from '#visits/visit-live.resolver';
import { VisitMutationsResolver } from '#visits/visit-mutations.resolver';
import { LostPairResolver } from '#visits/lost-pair.resolver';
import { FlagVisitsResolver, VisitResolver } from '#visits/visit.resolver';

/** The pub/sub TypeGraphQL insists on; every subscription goes through the hub instead. */
const none = {
  publish: () => {
    throw new Error('facts are published by the log');
  },
  subscribe: () => {
    throw new Error('subscriptions are run by the hub');
  },
};

const personal = new GraphQLDirective({
  name: 'personal',
  description:
    'Data of families: read under its own right, logged, never cached, never in a subscription or in `overview`.',
  locations: [DirectiveLocation.FIELD_DEFINITION, DirectiveLocation.INPUT_FIELD_DEFINITION],
});

const resolvers = [
  ProfessionalResolver,
  DistrictStaffResolver,
  AbsenceResolver,
  LostPairResolver,
  DutyPhoneResolver,
  AppointmentResolver,
  CalendarResolver,
  VisitResolver,
  FlagVisitsResolver,
  VisitSeriesResolver,
  VisitTransportResolver,
  SeriesOfVisitResolver,
  VisitCardResolver,
  VisitMutationsResolver,
  VisitLiveResolver,
  VisitCompanionsResolver,
  CompanionResolver,
  VisitHintsResolver,
  SafetyHintResolver,
  HouseholdHintsResolver,
  DeployResolver,
  EmergencyActionResolver,
  EmergencyActionFieldsResolver,
  EmergencyReviewResolver,
  DistrictResolver,
  NeighbourhoodResolver,
  NeighbourhoodAssignmentResolver,
  OfficeResolver,
  CarResolver,
  ChildSeatStockResolver,
  OfficeHistoryResolver,
  HouseholdResolver,
  ChildResolver,
  RiskFlagResolver,
  RiskFlagFieldsResolver,
  RiskFlagEntryResolver,
  DistrictFlagsResolver,
  DistrictLoadResolver,
  LoadResolver,
  DeadlinePressureResolver,
  DeadlineResolver,
  LoadDaysResolver,
  UtilisationResolver,
  HoursSourceResolver,
  LoadSeriesResolver,
  SimulatedLoadResolver,
  DutyResolver,
  DutyPlanResolver,
  OnCallMutationsResolver,
  AbsenceBrokenResolver,
  OverviewResolver,
  LookBackResolver,
  EmergencySheetResolver,
  SheetFlagResolver,
  SheetVisitResolver,
  KeyFiguresResolver,
  LanesResolver,
  LaneResolver,
  NodeResolver,
  OnCallFactResolver,
  AccessResolver,
  AccountResolver,
  AccountPersonResolver,
  RoleGrantResolver,
  SavedFilterResolver,
  ViewerResolver,
  ApiTokenResolver,
  ServiceResolver,
  WallDeviceResolver,
  WallResolver,
  FactResolver,
  OfficeFactResolver,
  FactDistrictResolver,
  RiskFlagFactResolver,
  VisitFactResolver,
  DistrictLoadFactResolver,
  AbsenceFactResolver,
];

/** The schema as it is executed; `print-contract.ts` writes it down. */
export const createSchema = (): GraphQLSchema => {
  const schema = buildSchemaSync({
    resolvers: resolvers as unknown as NonEmptyArray<never>,
    pubSub: none as never,
    validate: false, // inputs are checked by the use cases, in one place, for every transport
    directives: [...specifiedDirectives, personal],
  } as never);
  describeRoots(schema);
  answerTypesAtOnce(schema);
  return schema;
};

/** TypeGraphQL promises the type of an interface's value; compiled documents do not wait for a promise there. */
function answerTypesAtOnce(schema: GraphQLSchema): void {
  const types = { Fact: typeOfFact, Node: typeOfNode };
  for (const [name, resolveType] of Object.entries(types))
    (schema.getType(name) as GraphQLInterfaceType).resolveType =
      resolveType as GraphQLInterfaceType['resolveType'];
}

/** What TypeGraphQL has no place for: the three roots, and the one `input` of every mutation. */
function describeRoots(schema: GraphQLSchema): void {
  const [query, mutation, subscription] = [
    schema.getQueryType()!,
    schema.getMutationType()!,
    schema.getSubscriptionType()!,
  ];
  query.description = 'What can be asked. By POST.';
  mutation.description = 'What can be done. By POST; refusals come in `errors` of the payload.';
  subscription.description =
    'What can be heard. By WebSocket or server-sent events; every field resumes with `after`.';
  for (const { args } of Object.values(mutation.getFields())) {
    for (const arg of args) arg.description ??= 'What to do; its fields say what each means.';
  }
}
