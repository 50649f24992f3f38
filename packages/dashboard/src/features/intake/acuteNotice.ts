// How a new acute flag reaches somebody who looks elsewhere: only as the person allowed it on this device.
import type { AcuteFlag } from '#graphql/useAcuteFlags.ts';
import { useKept } from '#ui/kept.ts';
import { soundTwoTones } from '#ui/sound.ts';
import { useWords } from '#ui/words.ts';

export const useNoticeWish = () => useKept('notice', false);
export const useSoundWish = () => useKept('sound', false);

/** What the browser allows; `missing` where it knows no notices. */
export const noticesAllowed = (): NotificationPermission | 'missing' =>
  'Notification' in globalThis ? Notification.permission : 'missing';

/** Tells of a flag by reference and district; `open` shows it. Both ways are off until switched on. */
export function useAcuteNotice(open: (flagId: string) => void): (flag: AcuteFlag) => void {
  const { say } = useWords();
  const notice = useNoticeWish();
  const sound = useSoundWish();

  return ({ id, reference, district }) => {
    if (sound.value) void soundTwoTones();
    if (!notice.value || noticesAllowed() !== 'granted') return;
    try {
      const body = say('notice.body', { reference, district: district.name });
      const shown = new Notification(say('notice.acute'), { body, tag: id, icon: '/two.svg', silent: true });
      shown.addEventListener('click', () => {
        window.focus();
        shown.close();
        open(id);
      });
    } catch {
      // browsers of phones show notices of service workers only
    }
  };
}
