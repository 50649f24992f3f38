// The one list of entities: what the ORM knows is what stands here.
import { AccessLog } from '#access/access-log.entity';
import { Account, GrantOfRole } from '#access/account.entity';
import { ApiToken } from '#access/api-token.entity';
import { RecordGrant } from '#access/record-grant.entity';
import { SavedFilter } from '#access/saved-filter.entity';
import { Session } from '#access/session.entity';
import { SignInAttempt } from '#access/sign-in-attempt.entity';
import { WallDevice } from '#access/wall-device.entity';
import { District, Neighbourhood, NeighbourhoodDistrict, StructuralBurden } from '#districts/district.entity';
import { Car, ChildSeatStock } from '#districts/equipment.entity';
import { Offer, OfferKind, Office, OfficeArea, OpeningHours } from '#districts/office.entity';
import { Child, Household } from '#families/household.entity';
import { SafetyHint } from '#families/safety-hint.entity';
import { ResolutionReason, RiskFlagReason } from '#intake/reasons.entity';
import { RiskFlag, RiskFlagEntry } from '#intake/risk-flag.entity';
import { ExternalReference } from '#kernel/external-reference.entity';
import { RegisteredObject } from '#kernel/registered-object.entity';
import { DistrictLoad, StandingHours } from '#load/load.entity';
import { Alert } from '#on-call/alert.entity';
import { Duty, DutySeat, GapAlarm } from '#on-call/duty.entity';
import { Absence, AbsenceBroken } from '#staff/absence.entity';
import { Appointment } from '#staff/appointment.entity';
import { Calendar } from '#staff/calendar.entity';
import { Commitment } from '#staff/commitment.entity';
import { Professional, ProfessionalOffice, WorkingTime } from '#staff/professional.entity';
import { CancelReason, VisitKind, VisitPurpose } from '#visits/catalogues.entity';
import { Companion } from '#visits/companion.entity';
import { EmergencyAction, EmergencyReason, EmergencyReview } from '#visits/emergency.entity';
import { Seat, Visit } from '#visits/visit.entity';
import { VisitSeries } from '#visits/visit-series.entity';

export const entities = [
  ...[RegisteredObject, ExternalReference],
  ...[Account, GrantOfRole, Session, ApiToken, SignInAttempt, AccessLog, RecordGrant],
  ...[SavedFilter, WallDevice],
  ...[District, Neighbourhood, NeighbourhoodDistrict, StructuralBurden],
  ...[Office, OfferKind, Offer, OpeningHours, OfficeArea, Car, ChildSeatStock],
  ...[
    Professional,
    ProfessionalOffice,
    WorkingTime,
    Absence,
    AbsenceBroken,
    Commitment,
    Appointment,
    Calendar,
  ],
  ...[Household, Child, SafetyHint],
  ...[RiskFlagReason, ResolutionReason, RiskFlag, RiskFlagEntry],
  ...[VisitKind, VisitPurpose, CancelReason, Visit, Seat, Companion, VisitSeries],
  ...[EmergencyReason, EmergencyAction, EmergencyReview],
  ...[Duty, DutySeat, GapAlarm, Alert],
  ...[StandingHours, DistrictLoad],
];
