// What Vite adds to modules: styles and catalogues.
/// <reference types="vite/client" />
