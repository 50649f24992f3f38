// Import lines that a build step adds to a module: on top of it, in a component on top of its script.

/** `code` of the module `id` with the lines on top. */
export function withImports(id: string, code: string, lines: string): string {
  if (!id.endsWith('.vue')) return lines + code;
  return code.replace(/<script setup[^>]*>\n?/, (tag) => tag + lines);
}
