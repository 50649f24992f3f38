// All checks, in the order in which they run.
import type { Check } from './check';
import { audits } from './checks/audits';
import { history } from './checks/history';
import { order } from './checks/order';
import { repeats } from './checks/repeats';
import { versions } from './checks/versions';
import { between, kills } from './checks/kills';

export const CHECKS: readonly Check[] = [audits, kills, between, history, repeats, versions, order];
