// Search box: Enter that confirms a candidate of an input method never submits the form.
customElements.define('tt-search', class extends HTMLElement {
  connectedCallback() {
    let ended = 0;
    this.addEventListener('compositionend', () => { ended = performance.now(); });
    this.addEventListener('keydown', (event) => {
      // Safari reports the confirming Enter just after the composition has ended.
      if (event.key === 'Enter' && (event.isComposing || event.keyCode === 229 || performance.now() - ended < 40)) event.preventDefault();
    });
  }
});
