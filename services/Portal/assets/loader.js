// Imports an island's module when its tag appears, also after enhanced navigation.
const seen = new Set();
const look = () => document.querySelectorAll(':not(:defined)').forEach(({ localName: name }) => {
  if (!name.startsWith('tt-') || seen.has(name)) return;
  seen.add(name);
  import(new URL(`${name}.js`, import.meta.url)).catch(() => seen.delete(name));
});
new MutationObserver(look).observe(document, { childList: true, subtree: true });
look();
