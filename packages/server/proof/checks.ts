// All checks, in the order in which they run.
import type { Check } from './check';
import { audits } from './checks/audits';
import { attackLists } from './checks/attack-lists';
import { audience } from './checks/audience';
import { backups } from './checks/backups';
import { databaseKills } from './checks/database-kills';
import { doors } from './checks/doors';
import { folderGuard } from './checks/folder-guard';
import { frozen } from './checks/frozen';
import { fuzz } from './checks/fuzz';
import { guessing } from './checks/guessing';
import { history } from './checks/history';
import { looks } from './checks/looks';
import { matrix } from './checks/matrix';
import { masks } from './checks/masks';
import { partitions } from './checks/partitions';
import { protocol } from './checks/protocol';
import { order } from './checks/order';
import { repeats } from './checks/repeats';
import { revocation } from './checks/revocation';
import { slowReaders } from './checks/slow-readers';
import { sideDoors } from './checks/side-doors';
import { slowClients } from './checks/slow-clients';
import { startUp } from './checks/start-up';
import { tampering } from './checks/tampering';
import { versions } from './checks/versions';
import { between, kills } from './checks/kills';

export const CHECKS: readonly Check[] = [
  audits,
  protocol,
  attackLists,
  masks,
  fuzz,
  guessing,
  doors,
  matrix,
  audience,
  revocation,
  slowReaders,
  slowClients,
  kills,
  between,
  databaseKills,
  partitions,
  frozen,
  history,
  repeats,
  versions,
  order,
  tampering,
  looks,
  backups,
  folderGuard,
  startUp,
  sideDoors,
];
