// Terms that sentences put in: states, acts, fields and reasons, as the office says them in either language.
import type { Language } from './viewer';

type Said = Readonly<Record<Language, string>>;
const said = (de: string, en: string): Said => ({ de, en });

/** States of visits and flags: "B-118 ist …". */
export const STATES: Readonly<Record<string, Said>> = {
  DUE: said('noch ohne Paar', 'without a pair'),
  ASSIGNED: said('zugewiesen', 'assigned'),
  ACCEPTED: said('von beiden zugesagt', 'accepted by both'),
  UNDER_WAY: said('unterwegs', 'under way'),
  DONE: said('erledigt', 'done'),
  MISSED: said('verpasst', 'missed'),
  CANCELLED: said('abgesagt', 'cancelled'),
  RAISED: said('noch nicht übernommen', 'not taken yet'),
  ACKNOWLEDGED: said('übernommen', 'taken'),
  RESOLVED: said('erledigt', 'resolved'),
  REVIEWED: said('schon geprüft', 'already reviewed'),
  REMOVED: said('schon entfernt', 'already removed'),
};

/** What can be done with a visit or flag: "Möglich ist: …". */
export const ACTS: Readonly<Record<string, Said>> = {
  ASSIGN: said('ein Paar zuweisen', 'assign a pair'),
  SWAP: said('eine Person tauschen', 'swap one member'),
  MOVE: said('verschieben', 'move'),
  RELEASE: said('das Paar freigeben', 'release the pair'),
  ACCEPT: said('zusagen', 'accept'),
  START: said('beginnen', 'start'),
  FINISH: said('beenden', 'finish'),
  CANCEL: said('absagen', 'cancel'),
  ACKNOWLEDGE: said('übernehmen', 'take'),
  RESOLVE: said('erledigen', 'resolve'),
};

/** What somebody faster did: "geändert (…)". */
export const DEEDS: Readonly<Record<string, Said>> = {
  VISIT_PLANNED: said('neu geplant', 'planned'),
  VISIT_ASSIGNED: said('Paar zugewiesen', 'pair assigned'),
  VISIT_MEMBER_SWAPPED: said('Person getauscht', 'one member swapped'),
  VISIT_RELEASED: said('Paar freigegeben', 'pair released'),
  VISIT_MOVED: said('verschoben', 'moved'),
  VISIT_ACCEPTED: said('zugesagt', 'accepted'),
  VISIT_STARTED: said('begonnen', 'begun'),
  VISIT_FINISHED: said('beendet', 'finished'),
  VISIT_MISSED: said('als verpasst vermerkt', 'noted as missed'),
  VISIT_CANCELLED: said('abgesagt', 'cancelled'),
};

/** Input fields that hold a time: the subject of "… liegt in der Vergangenheit". */
export const TIMES: Readonly<Record<string, Said>> = {
  nextStepDue: said('Die Frist', 'The deadline'),
  reviewOn: said('Die nächste Prüfung', 'The next review'),
  dueUntil: said('Die Frist', 'The deadline'),
  from: said('Der Beginn', 'The beginning'),
  until: said('Das Ende', 'The end'),
  expiresAt: said('Das Ablaufdatum', 'The expiry'),
  occurredAt: said('Der Zeitpunkt', 'The time'),
};

/** Why a value does not fit: a whole sentence that says what does. `{limit}` is filled in. */
export const REASONS: Readonly<Record<string, Said>> = {
  TWO_PEOPLE: said(
    'Immer zu zweit: Genau zwei verschiedene Fachkräfte werden gebraucht.',
    'Always two: exactly two different professionals are needed.',
  ),
  NOT_IN_PAIR: said(
    'Diese Person gehört nicht zum Paar. Tauschen lässt sich nur, wer einen Platz hat.',
    'This person is not one of the pair. Only somebody who has a seat can be swapped.',
  ),
  TOO_LATE: said(
    'Die Frist liegt zu weit voraus. Möglich ist spätestens {limit}.',
    'The deadline is too far ahead. The latest possible is {limit}.',
  ),
  TOO_EARLY: said(
    'Der Zeitpunkt liegt zu weit zurück. Möglich ist frühestens {limit}.',
    'The time is too far back. The earliest possible is {limit}.',
  ),
  IN_THE_FUTURE: said(
    'Der Zeitpunkt liegt noch vor uns. Möglich ist spätestens jetzt.',
    'The time has not come yet. The latest possible is now.',
  ),
  TOO_LONG: said(
    'Der Text ist länger als {limit} Zeichen. Ein kürzerer passt.',
    'The text is longer than {limit} characters. A shorter one fits.',
  ),
  TOO_MANY: said(
    'Mehr als {limit} davon lassen sich nicht behalten. Eines löschen schafft Platz.',
    'No more than {limit} of them can be kept. Deleting one makes room.',
  ),
  REQUIRED: said('Hier fehlt noch eine Angabe.', 'Something is still missing here.'),
  UNKNOWN_CODE: said(
    'Dieser Code steht nicht im Katalog. Die Kataloge nennen alle gültigen.',
    'This code is not in the catalogue. The catalogues list all valid ones.',
  ),
  REVIEW_TOO_FAR: said(
    'Die nächste Prüfung liegt zu weit voraus. Möglich sind höchstens {limit} Monate.',
    'The next review is too far ahead. At most {limit} months are possible.',
  ),
  PHONE: said(
    'Das ist keine Telefonnummer. Ziffern, Leerzeichen, + ( ) / und - passen.',
    'This is no telephone number. Digits, spaces, + ( ) / and - fit.',
  ),
  SOMEBODY: said('Ein Name oder eine Stelle wird gebraucht.', 'A name or an organisation is needed.'),
  ONE_PLACE: said(
    'Ein Hinweis gehört zu einem Besuch, einem Haushalt oder einer Adresse mit Bezirk.',
    'A hint belongs to a visit, a household, or an address with its district.',
  ),
  ONESELF: said(
    'Wer allein gehandelt hat, kann nicht zugleich diese Rolle haben. Eine andere Person passt.',
    'Whoever acted alone cannot have this part as well. Another person fits.',
  ),
  WHO_OR_NOBODY: said(
    'Wer am Telefon oder dabei war, wird genannt; sonst gilt: niemand erreicht.',
    'Name who was on the phone or present; else it is: nobody reached.',
  ),
  DURATION: said(
    'Diese Dauer passt nicht. Möglich sind {limit} Minuten.',
    'This duration does not fit. Possible are {limit} minutes.',
  ),
  WEEKDAYS: said(
    'Mindestens ein Wochentag wird gebraucht, jeder höchstens einmal.',
    'At least one weekday is needed, each at most once.',
  ),
  EVERY_WEEKS: said(
    'Dieser Abstand passt nicht. Möglich sind {limit} Wochen.',
    'This interval does not fit. Possible are {limit} weeks.',
  ),
  WINDOW: said(
    'In dieses Zeitfenster passt der Besuch nicht. Ein späteres Ende oder ein kürzerer Besuch passt.',
    'The visit does not fit into this window. A later end or a shorter visit fits.',
  ),
  SERIES_OVER: said('Diese Serie endet vor diesem Tag.', 'This series ends before that day.'),
  FROM_CALENDAR: said(
    'Diese Zeit kommt aus dem Kalender der Person. Sie ändert sich dort, oder der Kalender wird entfernt.',
    'This time comes from the calendar of the person. It changes there, or the calendar is removed.',
  ),
  APPOINTMENT_LENGTH: said(
    'So lange dauert kein Termin. Möglich sind {limit} Tage; wer länger fehlt, ist abwesend.',
    'No appointment takes that long. {limit} days are possible; whoever is away longer is absent.',
  ),
  NOT_A_CALENDAR: said(
    'Das lässt sich nicht als Kalender lesen. Eine Datei im Format iCalendar (.ics) passt.',
    'This cannot be read as a calendar. A file in the format iCalendar (.ics) fits.',
  ),
  CALENDAR_TOO_LARGE: said(
    'Der Kalender ist zu groß. Ein Auszug der nächsten vier Wochen passt.',
    'The calendar is too large. An extract of the next four weeks fits.',
  ),
  CALENDAR_TOO_OFTEN: said(
    'Eine Serie im Kalender wiederholt sich zu oft. Ohne sie lässt er sich lesen.',
    'A series in the calendar repeats too often. Without it the calendar can be read.',
  ),
  CALENDAR_ADDRESS: said(
    'Das ist keine Kalenderadresse, die gelesen werden kann. Sie beginnt mit https:// und enthält keine Anmeldung.',
    'This is no calendar address that can be read. It begins with https:// and carries no sign-in.',
  ),
  HOURS_OVERLAP: said(
    'Zwei Zeiten desselben Tages liegen übereinander. Zusammengelegt passen sie.',
    'Two spans of one day overlap. Put together they fit.',
  ),
  LAST_ADMINISTRATOR: said(
    'Die eigene Verwaltung und die letzte des Hauses bleiben. Eine zweite Person mit dieser Rolle kann das tun.',
    'The own administration and the last one of the house stay. A second person with that role can do it.',
  ),
  TAKEN_REFERENCE: said(
    'Diese Kennung gehört schon zu einem anderen Objekt des Systems.',
    'This reference already belongs to another object of that system.',
  ),
};

/** The term in the language asked for, or undefined when there is none by that key. */
export const term = (
  table: Readonly<Record<string, Said>>,
  key: string | undefined,
  language: Language,
): string | undefined =>
  key === undefined || !Object.hasOwn(table, key) ? undefined : table[key]?.[language];
