// The words a visit is described with; an office adds its own rows, the codes stay.

const words = (table: string, rows: readonly (readonly [string, string, string])[]): string[] => [
  `create table ${table} (
     code text primary key,
     position integer not null,
     label_de text not null,
     label_en text not null
   )`,
  `insert into ${table} (position, code, label_de, label_en) values
   ${rows.map(([code, de, en], at) => `(${at + 1}, '${code}', '${de}', '${en}')`).join(', ')}`,
];

/** SQL of kinds with their standard times in minutes, purposes, and reasons to cancel. */
export const VISIT_CATALOGUES: readonly string[] = [
  `create table visit_kind (
     code text primary key,
     position integer not null,
     label_de text not null,
     label_en text not null,
     duration_minutes integer not null constraint visit_kind_duration check (duration_minutes between 5 and 1440),
     documentation_minutes integer not null constraint visit_kind_documentation check (documentation_minutes between 0 and 1440)
   )`,
  `insert into visit_kind (position, code, label_de, label_en, duration_minutes, documentation_minutes) values
     (1, 'RISK_VISIT', 'Risikobesuch', 'Risk visit', 75, 55),
     (2, 'FOLLOW_UP', 'Folgebesuch', 'Follow-up visit', 60, 40),
     (3, 'SAFETY_PLAN_CHECK', 'Kontrolltermin Schutzplan', 'Safety plan check', 45, 30),
     (4, 'SAFETY_PLAN_TALK', 'Gespräch zum Schutzplan', 'Safety plan talk', 90, 30),
     (5, 'EMERGENCY_CUSTODY', 'Inobhutnahme', 'Emergency custody', 240, 60),
     (6, 'HELP_PLAN_MEETING', 'Hilfeplangespräch', 'Help plan meeting', 90, 60),
     (7, 'WELCOME_VISIT', 'Willkommensbesuch', 'Welcome visit', 60, 10)`,
  ...words('visit_purpose', [
    ['FIRST_IMPRESSION', 'Unmittelbarer Eindruck vom Kind', 'Direct impression of the child'],
    ['TALK_WITH_PARENTS', 'Gespräch mit den Eltern', 'Talk with the parents'],
    ['TALK_WITH_CHILD', 'Gespräch mit dem Kind', 'Talk with the child'],
    ['CHECK_AGREEMENT', 'Vereinbarung prüfen', 'Check an agreement'],
    ['BRING_HELP', 'Hilfe anbieten', 'Offer help'],
    ['OTHER', 'Anderer Zweck', 'Other purpose'],
  ]),
  ...words('cancel_reason', [
    ['NO_LONGER_NEEDED', 'Nicht mehr nötig', 'No longer needed'],
    ['HANDLED_OTHERWISE', 'Auf anderem Weg erledigt', 'Settled in another way'],
    ['FAMILY_CANCELLED', 'Familie hat abgesagt', 'Cancelled by the family'],
    ['FAMILY_MOVED', 'Familie ist verzogen', 'The family has moved'],
    ['DUPLICATE', 'Doppelt geplant', 'Planned twice'],
    ['PLANNED_BY_MISTAKE', 'Irrtümlich geplant', 'Planned by mistake'],
    ['OTHER', 'Anderer Grund', 'Other reason'],
  ]),
];
