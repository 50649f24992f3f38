// Bundles our own server sources; everything from npm stays in node_modules.
import { defineConfig } from 'vite';

export default defineConfig({
  build: {
    ssr: true,
    target: 'node26',
    sourcemap: true,
    rolldownOptions: {
      input: { main: 'src/main.ts', cli: 'src/cli.ts' },
      // What both entries share is evaluated before their own first import, and decorators need this before them.
      output: { banner: "import 'reflect-metadata';" },
    },
  },
});
