// The bundle of markdown-it is one file instead of eighty, which take longer to load than all answers to be read; it comes without types.
declare module 'markdown-it/dist/markdown-it.min.js' {
  export { default } from 'markdown-it';
}
