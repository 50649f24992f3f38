// The emergency sheet as a PDF that opens with its password only: AES-256, letters embedded, page and age on every page.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { SheetBlock, SheetWords } from '#board/sheet-words';

const MARGIN = 42;
const MARK = 92;
const FOOT = 40;
const SCRIPTS = [
  'latin',
  'latin-ext',
  'vietnamese',
  'cyrillic',
  'cyrillic-ext',
  'greek',
  'greek-ext',
] as const;
const WEIGHTS = [400, 600] as const;
type Weight = (typeof WEIGHTS)[number];
type Doc = InstanceType<typeof PDFDocument>;

/** The letters each cut of the font has: names come in more scripts than one file holds. */
let cuts: { script: string; weight: Weight; file: Buffer; ranges: [number, number][] }[] | undefined;

function fonts() {
  if (cuts) return cuts;
  const { resolve } = createRequire(import.meta.url);
  const read = (name: string) => readFileSync(resolve(`@fontsource/fira-sans/${name}`));
  const ranges = JSON.parse(read('unicode.json').toString()) as Record<string, string>;
  cuts = SCRIPTS.flatMap((script) =>
    WEIGHTS.map((weight) => ({
      script,
      weight,
      file: read(`files/fira-sans-${script}-${weight}-normal.woff`),
      ranges: rangesOf(ranges[script]!),
    })),
  );
  return cuts;
}

const rangesOf = (text: string): [number, number][] =>
  text.split(',').map((part) => {
    const [from, until] = part
      .replace('U+', '')
      .split('-')
      .map((hex) => Number.parseInt(hex, 16));
    return [from!, until ?? from!];
  });

/** The text in runs of one cut each; what no cut has becomes a visible question mark. */
function runsOf(text: string, weight: Weight): { font: string; text: string }[] {
  const mine = fonts().filter((cut) => cut.weight === weight);
  const runs: { font: string; text: string }[] = [];
  for (const letter of text.normalize('NFC')) {
    const code = letter.codePointAt(0)!;
    const cut = mine.find(({ ranges }) => ranges.some(([from, until]) => from <= code && code <= until));
    const font = `${cut?.script ?? 'latin'} ${weight}`;
    const said = cut ? letter : '?';
    const last = runs.at(-1);
    if (last?.font === font) last.text += said;
    else runs.push({ font, text: said });
  }
  return runs;
}

/** The bytes of the sheet. */
export function drawSheet(words: SheetWords, password: string): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + FOOT },
    pdfVersion: '1.7ext3',
    userPassword: password,
    ownerPassword: randomBytes(24).toString('base64url'),
    permissions: { printing: 'highResolution', copying: true, contentAccessibility: true },
    bufferPages: true,
    lang: 'de',
    // Nothing of anybody in the title: readers show it in lists of files.
    info: {
      Title: 'Notblatt',
      Producer: 'zuzweit',
      Creator: 'zuzweit',
    },
  });
  for (const { script, weight, file } of fonts()) doc.registerFont(`${script} ${weight}`, file);
  const parts: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.on('error', reject);
  });
  write(doc, words.title, 20, 600);
  write(doc, words.stand, 10, 400);
  for (const block of words.blocks) drawBlock(doc, block);
  footers(doc, words.stand);
  doc.end();
  return done;
}

function write(doc: Doc, text: string, size: number, weight: Weight, x = MARGIN): void {
  doc.fontSize(size);
  const runs = runsOf(text, weight);
  const width = doc.page.width - MARGIN - x;
  for (const [n, run] of runs.entries()) {
    doc.font(run.font);
    const options = { continued: n < runs.length - 1, width, lineGap: 1 };
    if (n === 0) doc.text(run.text, x, doc.y, options);
    else doc.text(run.text, options);
  }
}

const bottomOf = (doc: Doc) => doc.page.height - MARGIN - FOOT;

function drawBlock(doc: Doc, { title, none, rows }: SheetBlock): void {
  const all = rows.length > 0 ? rows : [{ mark: '', lines: [none] }];
  if (doc.y + 60 > bottomOf(doc)) doc.addPage();
  doc.y += 14;
  write(doc, rows.length > 1 ? `${title} (${rows.length})` : title, 13, 600);
  for (const row of all) {
    // A row is never cut in two by the edge of the page.
    if (doc.y + heightOf(doc, row.lines) + 8 > bottomOf(doc)) doc.addPage();
    doc.moveTo(MARGIN, doc.y + 2).lineTo(doc.page.width - MARGIN, doc.y + 2).lineWidth(0.4).stroke('#999'); // prettier-ignore
    doc.y += 5;
    const top = doc.y;
    write(doc, row.mark, 10, 600);
    const under = doc.y;
    doc.y = top;
    for (const line of row.lines) write(doc, line, 10, 400, MARGIN + MARK);
    doc.y = Math.max(doc.y, under);
  }
}

function heightOf(doc: Doc, lines: readonly string[]): number {
  const width = doc.page.width - 2 * MARGIN - MARK;
  doc.font('latin 400').fontSize(10);
  return lines.reduce((sum, line) => sum + doc.heightOfString(line, { width, lineGap: 1 }), 0);
}

function footers(doc: Doc, stand: string): void {
  const { start, count } = doc.bufferedPageRange();
  for (let n = start; n < start + count; n += 1) {
    doc.switchToPage(n);
    // Below the margin text would begin a new page.
    doc.page.margins.bottom = 0;
    doc.y = doc.page.height - MARGIN - FOOT / 2;
    write(doc, `Seite ${n - start + 1} von ${count} · ${stand}`, 8, 400);
    write(doc, 'Sozialdaten: unter Verschluss halten und danach vernichten.', 8, 400);
  }
}
