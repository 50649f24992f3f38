// All migrations in order; a bundle has no folder to look into.
import { Live } from './m01-live';
import { Foundation } from './m02-foundation';
import { Access } from './m03-access';
import { Districts } from './m04-districts';
import { Staff } from './m05-staff';
import { Families } from './m06-families';
import { Intake } from './m07-intake';
import { Visits } from './m08-visits';
import { OnCall } from './m09-on-call';
import { Load } from './m10-load';
import { RecordGrants } from './m11-record-grants';
import { Safety } from './m13-safety';
import { Emergency } from './m14-emergency';
import { LookBack } from './m15-look-back';
import { Wall } from './m18-wall';
import { Offices } from './m16-offices';
import { Paper } from './m29-paper';
import { SavedFilters } from './m19-saved-filters';
import { VisitSeries } from './m27-visit-series';
import { Transport } from './m28-transport';
import { Appointments } from './m24-appointments';
import { Evidence } from './m30-evidence';

/** Every migration with the name it is remembered by; names never change once released. */
export const migrations = [
  { name: 'm01-live', class: Live },
  { name: 'm02-foundation', class: Foundation },
  { name: 'm03-access', class: Access },
  { name: 'm04-districts', class: Districts },
  { name: 'm05-staff', class: Staff },
  { name: 'm06-families', class: Families },
  { name: 'm07-intake', class: Intake },
  { name: 'm08-visits', class: Visits },
  { name: 'm09-on-call', class: OnCall },
  { name: 'm10-load', class: Load },
  { name: 'm11-record-grants', class: RecordGrants },
  { name: 'm13-safety', class: Safety },
  { name: 'm14-emergency', class: Emergency },
  { name: 'm15-look-back', class: LookBack },
  { name: 'm18-wall', class: Wall },
  { name: 'm16-offices', class: Offices },
  { name: 'm19-saved-filters', class: SavedFilters },
  { name: 'm24-appointments', class: Appointments },
  { name: 'm27-visit-series', class: VisitSeries },
  { name: 'm28-transport', class: Transport },
  { name: 'm29-paper', class: Paper },
  { name: 'm30-evidence', class: Evidence },
];
