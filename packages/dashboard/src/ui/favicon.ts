// The small sign in the tab: the two rings, and over them a number where there is one. A number only, never a word.

const PLAIN = '/two.svg';
const SIZE = 64;

function draw(count: number): string {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIZE;
  const pen = canvas.getContext('2d');
  if (!pen) return PLAIN;
  pen.strokeStyle = '#2244aa';
  pen.lineWidth = 7;
  for (const x of [22, 42]) {
    pen.beginPath();
    pen.arc(x, 22, 16, 0, 2 * Math.PI);
    pen.stroke();
  }
  const text = count > 99 ? '99' : String(count);
  pen.fillStyle = '#5c0e0a';
  pen.beginPath();
  pen.roundRect(text.length > 1 ? 8 : 20, 22, text.length > 1 ? 56 : 44, 42, 10);
  pen.fill();
  pen.fillStyle = '#fff';
  pen.font = 'bold 38px sans-serif';
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(text, text.length > 1 ? 36 : 42, 44);
  return canvas.toDataURL('image/png');
}

/** Shows a number on the sign of the tab; none for 0. */
export function markFavicon(count: number): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (!link) return;
  link.type = count > 0 ? 'image/png' : 'image/svg+xml';
  link.href = count > 0 ? draw(count) : PLAIN;
}
