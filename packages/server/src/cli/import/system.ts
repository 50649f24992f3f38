// The name under which imported files are remembered: their ids are external references of this system.

/** System of the ids in staff.csv, absences.csv and duties.csv; households name their own. */
export const IMPORT_SYSTEM = 'import';
