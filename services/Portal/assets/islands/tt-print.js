// A print button, there only where it can do something.
customElements.define('tt-print', class extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.querySelector('button').addEventListener('click', () => print());
  }
});
