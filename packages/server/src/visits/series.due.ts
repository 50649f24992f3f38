// The clock makes visits of series due; a missed or cancelled one never ends its series.
import type { Due } from '#live/due';
import { fill, horizon } from './fill-series';
import { lockedSeries, unfilled } from './series.queries';

const filling: Due<string> = {
  name: 'visit-series',
  dueBefore: (unit) => unfilled(unit, horizon(unit.now)),
  async act(unit, id) {
    const series = await lockedSeries(unit, id);
    if (series && Temporal.PlainDate.compare(series.filledUntil, horizon(unit.now)) < 0)
      await fill(unit, series);
  },
};

/** What the scheduler runs for series. */
export const seriesDue: Due<never>[] = [filling as Due<never>];
