// What axe finds, in light and in dark: nothing is the only answer that passes.
import axe from 'axe-core';

const RULES = { region: { enabled: false }, 'page-has-heading-one': { enabled: false } }; // a part is no page

/** The findings of one theme, each in a line that says where. */
export async function findings(theme: 'light' | 'dark', root: Element = document.body): Promise<string[]> {
  document.documentElement.dataset['theme'] = theme;
  document.documentElement.lang = 'de';
  document.title = 'Probe';
  const { violations } = await axe.run(root, {
    rules: RULES,
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  });
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary ?? ''}`).join(' | ')}`,
  );
}
