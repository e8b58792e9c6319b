import type { Root } from 'hast';
import type { PlannedGuide } from '../plan/planned.ts';
import type { PhaseId } from '../read/content/content.ts';
import type { Action, Profile } from '../read/profile/profile.ts';
import type { Form } from './forms.ts';
import type { Labels } from './labels.ts';

/** What every page has. Strings are text, never markup; what may hold markup is a tree. */
export interface Page {
  /** The profile's tag, for `<html lang>`; `dir` follows from it. */
  locale: string;
  dir: 'ltr' | 'rtl';
  /** The name of the page by itself, and with the product's name for the window and the PDF. */
  title: string;
  windowTitle: string;
  product: Profile['product'];
  draft: boolean;
  /** The strings `ui.*`, without the prefix: labels that templates set by themselves. */
  ui: Readonly<Record<string, string>>;
}

/** A passage of the vendor's, in the language it is in. */
export interface Passage {
  title: string;
  lang: string;
  tree: Root;
}

/** The condition of a phase or step, as the reader sees it on screen. */
export interface Condition {
  kind: 'if' | 'skipIf';
  tree: Root;
}

export interface SaidStep {
  id: string;
  /** 1, 2, 3 … through the whole guide; absent where the step is only for some readers. */
  number?: number;
  title: Root;
  body: Root;
  condition?: Condition;
}

export interface SaidPhase {
  id: PhaseId;
  title: string;
  /** How often the Mac goes down in it, in words; absent where it does not, or only for some readers. */
  restarts?: string;
  condition?: Condition;
  steps: readonly SaidStep[];
}

export interface SaidAnswer {
  id: string;
  title: Root;
  body: Root;
}

/** The page for the time in which the Mac cannot show its own guide (compose/card.ts). */
export interface SaidCard {
  title: Root;
  body: Root;
  condition?: Condition;
  /** As in the guide, with what to do where it looks different set apart. */
  steps: readonly SaidStep[];
  /** What belongs to a step, by the step's number. */
  different: readonly { number?: number; body: Root }[];
}

export interface GuideDocument extends Page {
  guide: PlannedGuide;
  /** The title without what `managed` says below it: for which Macs alone the guide is. */
  heading: string;
  managed?: string;
  /** For which Mac, how many restarts, how long: the facts of the first screen. */
  summary: readonly { label: string; text: string }[];
  explain: readonly Passage[];
  answers: readonly SaidAnswer[];
  phases: readonly SaidPhase[];
  /** What the pictures are lettered with. */
  labels: Labels;
  help: string;
  /** Names the way to the other guides. */
  allGuides: string;
  /** Where the guide's page will be found on the web, where that is known. */
  address?: string;
  /** For paper; only where the guide goes through macOS Recovery. */
  card?: SaidCard;
}

/** A guide as the pages name it that lead to it: its title where the headings around it say a part of its name. */
export interface GuideName {
  id: string;
  title: string;
  /** In full. */
  name: string;
}

/** The product's page: which guide is mine? */
export interface OverviewDocument extends Page {
  explain: readonly Passage[];
  whichMac: SaidAnswer;
  forms: readonly Form[];
  /** What the pictures are lettered with. */
  labels: Labels;
  actions: readonly {
    action: Action;
    title: string;
    guides: readonly GuideName[];
    /** Guides for Macs that an organization manages, by the way in which it does: nobody else may take one of these. */
    managed: readonly { title: string; guides: readonly GuideName[] }[];
  }[];
  impossible: readonly string[];
  help: string;
}

export type PaneName = 'welcome' | 'readme' | 'conclusion';

export interface PaneDocument extends Page {
  name: PaneName;
  body: Root;
}

/** The page over all products. */
export interface IndexDocument extends Omit<Page, 'product' | 'draft'> {
  forms: readonly Form[];
  products: readonly {
    id: string;
    name: string;
    vendor: string;
    locales: readonly {
      locale: string;
      name: string;
      guides: readonly { id: string; title: string }[];
      managed: readonly { id: string; title: string }[];
    }[];
  }[];
}
