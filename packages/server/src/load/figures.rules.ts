// The figures of a district as they are kept and as a fact carries them: plain JSON.
import type { Utilisation } from './utilisation.rules';

export interface Figures extends Omit<Utilisation, 'standingHoursAsOf'> {
  standingHoursAsOf: string | null;
  /** First and last day of the horizon. */
  from: string;
  until: string;
  overdue: number;
  dueSoon: number;
  /** Share of working time that is for nobody's case, as it was set when this was computed. */
  overhead: number;
}
