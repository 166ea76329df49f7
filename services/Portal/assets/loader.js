// Imports an island's module when its tag appears, also after enhanced navigation.
const seen = new Set();
const look = () => document.querySelectorAll(':not(:defined)').forEach(({ localName: name }) => {
  if (!name.startsWith('tt-') || seen.has(name)) return;
  seen.add(name);
  import(new URL(`${name}.js`, import.meta.url)).catch(() => seen.delete(name));
});
new MutationObserver(look).observe(document, { childList: true, subtree: true });
look();

// A second press before the answer is there (a double click) sends nothing.
const sent = new Set();
addEventListener('submit', (event) => {
  if (event.target.method !== 'post') return;
  if (sent.has(event.target)) { event.preventDefault(); event.stopImmediatePropagation(); return; }
  sent.add(event.target);
  setTimeout(() => sent.delete(event.target), 10000);
}, true);
addEventListener('pageshow', () => sent.clear());
addEventListener('DOMContentLoaded', () => globalThis.Blazor?.addEventListener('enhancedload', () => sent.clear()));
