import { findingElement } from './findings.js';
import { tagOf } from './frames.js';

/* A PDF is printed when its tab is opened, or another guide is chosen there; what changes afterwards only makes it old. */

const element = (id) => document.getElementById(id);

export class PdfFrame {
  #shown = {};
  #turn = 0;

  async show(address, version) {
    const shown = this.#shown;
    if (shown.address === address && shown.version === version) return;
    this.#turn += 1;
    const turn = this.#turn;
    if (shown.address === address && shown.tag) {
      const tag = await tagOf(address);
      if (turn !== this.#turn) return;
      shown.version = version;
      element('stale').hidden = tag === shown.tag;
      return;
    }
    await this.#print(address, version, turn);
  }

  printAgain() {
    this.#turn += 1;
    return this.#print(this.#shown.address, this.#shown.version, this.#turn);
  }

  async #print(address, version, turn) {
    this.#shown = { address, version };
    element('stale').hidden = true;
    fill(words('Printing…', 'busy'));
    const answer = await fetch(address);
    if (turn !== this.#turn) return;
    if (answer.ok) {
      await answer.arrayBuffer();
      this.#shown.tag = answer.headers.get('ETag');
      fill(navigator.pdfViewerEnabled ? viewer(address) : link(address));
    } else if (answer.headers.get('Content-Type')?.includes('json')) {
      const { findings } = await answer.json();
      fill(...findings.map(findingElement));
    } else fill(words(await answer.text()));
  }
}

function fill(...parts) {
  element('paper').replaceChildren(...parts);
}

/** In no sandbox: browsers do not open their viewer in one. */
function viewer(address) {
  const frame = document.createElement('iframe');
  frame.src = address;
  frame.title = 'The PDF';
  return frame;
}

function link(address) {
  const paragraph = words('This browser shows no PDFs in a page. ');
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.textContent = 'Open the PDF';
  paragraph.append(anchor);
  return paragraph;
}

function words(text, name = '') {
  const paragraph = document.createElement('p');
  paragraph.className = `words ${name}`;
  paragraph.textContent = text;
  return paragraph;
}
