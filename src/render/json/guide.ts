import type { Root } from 'hast';
import type { Condition, GuideDocument } from '../../compose/document.ts';
import { withoutPictures } from '../../compose/pictures.ts';
import { stringify } from '../html/stringify.ts';
import { inline, plain } from '../text/text.ts';

/** A guide as data for a support portal, its words as on the page: text to search and show, HTML to set. */
export function guideJson(document: GuideDocument): string {
  const { guide, product } = document;
  const data = {
    title: document.title,
    locale: document.locale,
    action: guide.action,
    chips: guide.chips,
    macos: guide.macos,
    management: guide.management,
    restarts: guide.restarts,
    restartsAtLeast: guide.restartsAtLeast,
    id: guide.id,
    draft: document.draft,
    product: {
      id: product.id,
      name: product.name,
      vendor: product.vendor,
      ...only('version', product.version),
    },
    kexts: guide.kexts.map(({ id, name, version, codeless }) => ({
      id,
      name,
      ...only('version', version),
      codeless,
    })),
    summary: document.summary,
    explain: document.explain.map(({ title, lang, tree }) => ({
      title,
      lang,
      text: plain(tree),
      html: markup(tree),
    })),
    answers: document.answers.map(({ id, title, body }) => ({
      id,
      title: inline(title),
      text: plain(body),
      html: markup(body),
    })),
    phases: document.phases.map(({ id, title, condition, steps }) => ({
      id,
      title,
      ...conditionOf(condition),
      steps: steps.map((step) => ({
        id: step.id,
        ...only('number', step.number),
        title: inline(step.title),
        text: plain(step.body),
        html: markup(step.body),
        ...conditionOf(step.condition),
      })),
    })),
    help: helpOf(document),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}

function helpOf({ ui, help, product }: GuideDocument): object {
  const { url, email, phone } = product.support;
  return {
    title: ui.help,
    text: help,
    ...only('url', url),
    ...only('email', email),
    ...only('phone', phone),
  };
}

/** Pictures need the style of a page. */
function markup(tree: Root): string {
  return stringify(withoutPictures(tree));
}

function conditionOf(condition: Condition | undefined): object {
  return condition ? { [condition.kind]: inline(condition.tree) } : {};
}

function only(key: string, value: unknown): object {
  return value === undefined ? {} : { [key]: value };
}
