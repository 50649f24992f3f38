// What the command line says when a command does not fit.

/** A command that cannot be carried out as it was written; the message says what would fit. */
export class UsageProblem extends Error {}

export const USAGE = `zuzweit: the office's command line

  account add <name> --role <role> [--district <slug> …] [--display-name <text>] [--person <id>]
      makes an account and prints a one-time password; a known name gets one more role
      --district for LEAD; --person says which professional it is, by the id of staff.csv
      roles: LEADERSHIP LEAD DISPATCHER PROFESSIONAL ADMINISTRATOR AUDITOR
  account disable <name>     ends its sessions; nobody signs in with it
  account reset <name>       prints a new one-time password
  import <folder> [--apply]
      reads districts.csv, offices.csv, staff.csv and the others of docs/import.md; shows what would change,
      changes it with --apply: all rows, or none
  catch-up <file> [--apply]
      enters what happened on paper while nothing ran (docs/catch-up.md), each line with its own time and person:
      shows what would be entered; with --apply all lines, or none
  seed [--scale <towns>] [--seed <text>]
      fills an empty office with Marl and invented people; 1, 10 or 100 towns
  backup <file>, verify <file>, restore <file>
      encrypted with BACKUP_KEY, by COPY, while the office works; restore fills an empty database
  upgrade --check
      says which migrations the next start would apply and whether older processes may go on; changes nothing
  export-log <file>
  verify-log <file> [--heads <file> --key <public key>]
      checks every link of an exported log offline, and against signed heads; names the first broken place

Settings come from the environment: DATABASE_URL, or DATA_DIR for the evaluation database (stop the server first).
`;
