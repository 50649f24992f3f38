// A plot of bars as SVG, readable in light and dark.

/** One bar a value, the longest as wide as the plot. */
export function bars(title: string, values: readonly { name: string; value: number }[]): string {
  const most = Math.max(...values.map(({ value }) => value), 1);
  const rows = values.map(({ name, value }, n) => {
    const y = 40 + n * 28;
    const width = Math.max(1, Math.round((value / most) * 400));
    return `<text x="140" y="${y + 15}" text-anchor="end">${name}</text><rect x="150" y="${y}" width="${width}" height="20"/><text x="${156 + width}" y="${y + 15}">${value}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 ${50 + values.length * 28}" role="img" aria-label="${title}">
<style>text{font:13px sans-serif;fill:#6b7280}rect{fill:#2563a8}</style>
<text x="10" y="22">${title}</text>
${rows.join('\n')}
</svg>
`;
}
