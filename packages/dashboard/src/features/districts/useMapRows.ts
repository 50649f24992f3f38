// One row a district: its number in words, its neighbourhoods, its offices; the drawing and the table say the same.
import { type ComputedRef, computed } from 'vue';
import { useAsk } from '#graphql/ask.ts';
import type { IconName } from '#ui/Icon.vue';
import { useTimes } from '#ui/times.ts';
import { useWords } from '#ui/words.ts';
import { DistrictMapDocument } from './map-documents.ts';
import { type Drawing, drawingOf, type MapDistrict, type MapNumber, type Shown, shownOf } from './map.ts';

export interface MapOffice {
  id: string;
  name: string;
  planned: boolean;
  /** The neighbourhood it is drawn in. */
  place: string | undefined;
  told: string;
}

export interface MapRow {
  id: string;
  name: string;
  neighbourhoods: readonly string[];
  offices: readonly MapOffice[];
  shown: Shown;
  /** `118 %`, `1`, `2`. */
  short: string;
  /** With its word: `118 %, weit über 100 %`. */
  told: string;
  sign: IconName | null;
}

/** The rows of the districts given, in their order. */
export function useMapRows(
  districts: () => readonly MapDistrict[],
  by: () => MapNumber,
): {
  rows: ComputedRef<MapRow[]>;
  drawing: ComputedRef<Drawing | null>;
  asked: ComputedRef<boolean>;
} {
  const { say } = useWords();
  const { date } = useTimes();
  const { result } = useAsk(DistrictMapDocument, {}, { fetchPolicy: 'cache-and-network' });

  function words({ value, band, level }: Shown): { short: string; told: string; sign: IconName | null } {
    if (by() === 'load') {
      if (value === null) return { short: '–', told: say('map.none'), sign: null };
      const short = `${Math.round(value * 100)} %`;
      return { short, told: band ? `${short}, ${say(`band.${band}`)}` : short, sign: null };
    }
    if (by() === 'overdue') {
      const told = value ? say('wall.overdue', { n: value }) : say('map.noOverdue');
      return { short: String(value ?? 0), told, sign: value ? 'high' : null };
    }
    if (!level) return { short: '0', told: say('map.noFlags'), sign: null };
    const told = `${value} ${say(`level.${level}`)}`;
    return { short: told, told, sign: level.toLowerCase() as Lowercase<typeof level> };
  }

  const rows = computed(() => {
    const shown = new Map(districts().map((one) => [one.id, shownOf(one, by())]));
    return (result.value?.districts ?? []).flatMap(({ id, name, neighbourhoods, offices }) => {
      const number = shown.get(id);
      if (!number) return [];
      return [
        {
          id,
          name,
          neighbourhoods: neighbourhoods.map((one) => one.name),
          offices: offices.map((office) => {
            const planned = office.state === 'PLANNED';
            const when = office.opensOn
              ? say('map.plannedOn', { at: date(`${office.opensOn}T12:00:00Z`) })
              : say('map.planned');
            return {
              id: office.id,
              name: office.name,
              planned,
              place: office.neighbourhood?.name ?? neighbourhoods[0]?.name,
              told: `${office.name}: ${planned ? when : say('map.open')}`,
            };
          }),
          shown: number,
          ...words(number),
        },
      ];
    });
  });

  return {
    rows,
    drawing: computed(() => (result.value ? drawingOf(result.value.districts) : null)),
    asked: computed(() => result.value !== undefined),
  };
}
