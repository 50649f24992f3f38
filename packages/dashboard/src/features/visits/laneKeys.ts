// Arrows among the visits on the lanes: left and right along a person, up and down to whoever has one nearby.

const visitsIn = (lane: Element): HTMLElement[] => [...lane.querySelectorAll<HTMLElement>('.visit')];

/** Where an arrow leads from a visit; null where it leads nowhere, or for any other key. */
export function moveAmong(key: string, from: HTMLElement | null): HTMLElement | null {
  const lane = from?.closest('.lane');
  if (!from || !lane) return null;
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const own = visitsIn(lane);
    return own[own.indexOf(from) + (key === 'ArrowRight' ? 1 : -1)] ?? null;
  }
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return null;
  const lanes = [...lane.closest('.rows')!.querySelectorAll('.lane')];
  const way = key === 'ArrowDown' ? 1 : -1;
  const here = from.offsetLeft;
  for (let at = lanes.indexOf(lane) + way; lanes[at]; at += way) {
    const there = visitsIn(lanes[at]!);
    if (there.length > 0)
      return there.reduce((best, one) =>
        Math.abs(one.offsetLeft - here) < Math.abs(best.offsetLeft - here) ? one : best,
      );
  }
  return null;
}
