import { beforeAll, describe, expect, it } from 'vitest';
import { composeProduct } from '../../src/compose/compose.ts';
import type { GuideDocument } from '../../src/compose/document.ts';
import { plan } from '../../src/plan/plan.ts';
import type { Content } from '../../src/read/content/content.ts';
import { readContent } from '../../src/read/content/read-content.ts';
import type { Profile } from '../../src/read/profile/profile.ts';
import { guideText, inline, plain } from '../../src/render/text/text.ts';
import {
  INTEL_ONLY_BESIDE_UNIVERSAL,
  ONE_CODE,
  ONE_CODELESS,
  SUBJECTS,
  type Subject,
} from '../plan/profiles.ts';

let content: Content;

beforeAll(async () => {
  content = (await readContent()).value!;
});

const known = new Map<Profile, readonly GuideDocument[]>();

function guidesOf(profile: Profile): readonly GuideDocument[] {
  const found = known.get(profile) ?? compose(profile);
  known.set(profile, found);
  return found;
}

function compose(profile: Profile): readonly GuideDocument[] {
  const { said, diagnostics } = composeProduct(
    plan(profile, content).plan,
    profile,
    content,
    content.languages.get('en')!,
  );
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return said.guides;
}

function guide(profile: Profile, id: string): GuideDocument {
  return guidesOf(profile).find((document) => document.guide.id === id)!;
}

/** What a reader reads who has nothing of what the conditions name. */
function unconditional(document: GuideDocument): string {
  return document.phases
    .filter((phase) => phase.condition?.kind !== 'if')
    .flatMap((phase) => phase.steps.filter((step) => step.condition?.kind !== 'if'))
    .map(({ title, body }) => `${inline(title)}\n${plain(body)}`)
    .join('\n');
}

function subject(name: string): Subject {
  return SUBJECTS.find((candidate) => candidate.name === name)!;
}

/** Products that have nothing but codeless kexts on Intel, and never had anything else. */
const CODELESS_SUBJECTS = SUBJECTS.filter(
  ({ here }) => here.intel?.install === 'install codeless' && here.intel.facts.turned === 'no',
);
const PRODUCTS = SUBJECTS.filter(({ here }) => Object.keys(here).length > 0);
const RECOVERY = /recovery|reduced security|power button|startup security/i;

describe.each(PRODUCTS)('$name', ({ profile }) => {
  it('is said without anything missing, every step in order', () => {
    for (const document of guidesOf(profile)) {
      const text = guideText(document);
      let at = text.indexOf('Prepare\n---');
      for (const step of document.guide.phases.flatMap((phase) => phase.steps)) {
        const said = document.phases.flatMap((phase) => phase.steps).find(({ id }) => id === step.id)!;
        at = text.indexOf(inline(said.title), at);
        expect(at, `${document.guide.id}: ${step.id}`).toBeGreaterThan(0);
      }
      expect(text).not.toMatch(/undefined|\[object|:term|:value|%@/);
    }
  });

  it('speaks of Recovery only to Macs with Apple silicon', () => {
    for (const document of guidesOf(profile)) {
      if (document.guide.chips.includes('intel'))
        expect(guideText(document), document.guide.id).not.toMatch(RECOVERY);
    }
  });

  it('asks for a restart only where the plan counts one', () => {
    for (const document of guidesOf(profile)) {
      if (document.guide.restarts > 0) continue;
      expect(unconditional(document), document.guide.id).not.toMatch(
        /click “?Restart|Restart the Mac|> “?Restart/i,
      );
    }
  });

  it('uses the words of the settings app that the macOS has', () => {
    for (const document of guidesOf(profile)) {
      const isOld = document.guide.facts.family[0] === 'macos-11';
      const other = isOld
        ? /System Settings|Privacy & Security/
        : /System Preferences|Security & Privacy|padlock/;
      expect(guideText(document), document.guide.id).not.toMatch(other);
    }
  });

  it('numbers the steps that everybody does without a gap', () => {
    for (const document of guidesOf(profile)) {
      const numbers = document.phases.flatMap((phase) => phase.steps).flatMap((step) => step.number ?? []);
      expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    }
  });
});

describe('an update with code on Apple silicon', () => {
  it('has no Recovery step but the one line for Macs that have not been there', () => {
    const document = guide(ONE_CODE.profile, 'update-apple-silicon-macos-13');
    expect(unconditional(document)).not.toMatch(RECOVERY);
    const conditional = document.phases.flatMap((phase) => phase.steps).filter((step) => step.condition);
    const needs = conditional.find(({ id }) => id === 'needs-recovery')!;
    expect(inline(needs.condition!.tree)).toContain('Enable System Extensions…');
    expect(plain(needs.body)).toMatch(
      /Use this guide instead:\s+- Install on a Mac with Apple silicon, macOS 13 or later/,
    );
  });

  it('says that the version before keeps running until the restart', () => {
    expect(guideText(guide(ONE_CODE.profile, 'update-intel-macos-13'))).toMatch(
      /version that you had keeps running/,
    );
  });
});

describe('a first installation', () => {
  it('names both titles that the alert can have', () => {
    for (const id of ['install-apple-silicon-macos-13', 'install-intel-macos-11']) {
      const text = guideText(guide(ONE_CODE.profile, id));
      expect(text).toContain('System Extension Blocked');
      expect(text).toContain('System Extension Updated');
    }
  });

  it('knows both ways into Startup Security Utility, and the way out', () => {
    const text = guideText(guide(ONE_CODE.profile, 'install-apple-silicon-macos-13'));
    expect(text).toContain('opens by itself');
    expect(text).toContain('“Utilities” > “Startup Security Utility”');
    expect(text).toContain('What if I want to leave macOS Recovery?');
    expect(text).toMatch(/Gatekeeper and System Integrity Protection/);
  });

  it('warns of a restart before the click', () => {
    expect(guideText(guide(ONE_CODE.profile, 'install-intel-macos-13'))).toContain(
      'Do not restart the Mac before you have given your permission.',
    );
  });

  it('promises one prompt for several kexts only where one call loads them and one developer signed them', () => {
    const promise = /allow all parts .* at once/;
    for (const { profile } of PRODUCTS) {
      for (const document of guidesOf(profile)) {
        const { kexts } = document.guide;
        const developers = new Set(kexts.map((kext) => kext.developer));
        const may =
          kexts.length > 1 && profile.loads.oneCall && developers.size === 1 && !developers.has(undefined);
        if (!may) expect(guideText(document)).not.toMatch(promise);
      }
    }
  });
});

describe('a codeless kext on Apple silicon', () => {
  it('has Recovery only under its condition', () => {
    const document = guide(ONE_CODELESS.profile, 'install-apple-silicon-macos-13');
    expect(document.phases.find(({ id }) => id === 'recovery')?.condition?.kind).toBe('if');
    const summary = document.summary.map(({ text }) => text).join('\n');
    expect(summary).toContain('None, but 2 if your Mac sends you to macOS Recovery');
  });
});

describe('a kext that cannot load on the chip', () => {
  const beside = subject('x86_64 only, beside a codeless one').profile;

  it('is named on the first screen of every guide of the others', () => {
    for (const profile of [INTEL_ONLY_BESIDE_UNIVERSAL.profile, beside]) {
      const name = profile.kexts.find(({ architectures }) => architectures?.join() === 'x86_64')!.name;
      const documents = guidesOf(profile).filter(({ guide }) => guide.leftOut.length > 0);
      expect(new Set(documents.map(({ guide }) => guide.action)).size).toBe(3);
      for (const { guide, summary } of documents) {
        const said = summary.map(({ text }) => text).join('\n');
        expect(said, guide.id).toContain(`${name} cannot load on a Mac with Apple silicon`);
      }
    }
  });

  it('is not spoken of where everything loads', () => {
    for (const { guide, summary } of guidesOf(beside).filter(({ guide }) => guide.leftOut.length === 0)) {
      expect(summary.map(({ text }) => text).join('\n'), guide.id).not.toContain('cannot load');
    }
  });

  it('is removed from the disk with the others', () => {
    const document = guide(beside, 'uninstall-apple-silicon-macos-13');
    expect(guideText(document)).toContain('/Library/Extensions/Disk.kext');
    expect(guideText(document)).toContain('/Library/Extensions/Match.kext');
  });
});

describe('a codeless product on Intel', () => {
  it.each(CODELESS_SUBJECTS.map(({ name, profile }) => [name, profile] as const))(
    'asks for no restart, not even under a condition: %s',
    (_, profile) => {
      const documents = guidesOf(profile).filter(
        ({ guide }) => guide.chips.includes('intel') && guide.restarts === 0,
      );
      expect(documents.length).toBeGreaterThan(0);
      for (const document of documents) {
        const text = guideText(document).replace(/^Restarts: None$|does not have to restart/gm, '');
        expect(text, document.guide.id).not.toMatch(/restart/i);
      }
    },
  );
});

describe('an update that waits for its restart', () => {
  it.each([
    ['code that was absent', /macOS goes on with what it had before the update/],
    ['code that was codeless', /macOS goes on with what it had before the update/],
    ['code that was code', /the version that you had keeps running/],
  ] as const)('says what goes on until then: %s', (name, words) => {
    for (const document of guidesOf(subject(name).profile).filter(({ guide }) => guide.action === 'update')) {
      const text = guideText(document);
      expect(text, document.guide.id).toMatch(words);
      expect(text, document.guide.id).not.toMatch(/Until then, .* does not work|may not work/);
      // Whoever had no kernel extension yet was never asked before, and had no version of it.
      if (document.guide.facts.change[0] === 'new-code') {
        expect(text, document.guide.id).not.toMatch(/asks again after an update|version that you had/);
      }
    }
  });
});

describe('a Mac on which everything was allowed earlier', () => {
  it('is not sent to Recovery', () => {
    const document = guide(ONE_CODE.profile, 'install-apple-silicon-macos-13');
    const [install, recovery] = ['install', 'recovery'].map((id) =>
      document.phases.find((phase) => phase.id === id),
    );
    expect(plain(install!.steps.at(-1)!.body)).toMatch(/Neither: if Example Disk works, .* you are done/);
    expect(inline(recovery!.condition!.tree)).toMatch(/^Example Disk works already/);
  });
});

describe('several developers', () => {
  it('may ask one by one', () => {
    const { profile } = subject('three kexts with code, two developers, one call');
    const text = guideText(guide(profile, 'install-intel-macos-13'));
    expect(text).toMatch(/If there is a button “?Allow”? instead[\s\S]*names one of the names above/);
  });
});

describe('a kext within a kext', () => {
  it('goes to the Trash with the one around it', () => {
    const [outer] = ONE_CODE.profile.kexts;
    const inner = { ...outer!, id: 'com.example.inner', path: `${outer!.path}/Contents/PlugIns/Inner.kext` };
    const profile = { ...ONE_CODE.profile, kexts: [outer!, inner] };
    const text = guideText(guide(profile, 'uninstall-intel-macos-13'));
    expect(text).toContain(`- ${outer!.path}\n`);
    expect(text).not.toContain('PlugIns');
  });
});

describe('code that became codeless', () => {
  it('does not say in one place that no restart follows, and ask for one in another', () => {
    for (const document of guidesOf(subject('codeless that was code').profile)) {
      if (document.guide.action !== 'update') continue;
      expect(guideText(document), document.guide.id).not.toMatch(/does not have to restart/);
      if (document.guide.management !== 'none') continue;
      const restarts = document.summary.find(({ label }) => label === 'Restarts')!;
      expect(restarts.text).toBe('None, unless macOS asks for one');
    }
  });
});

describe('the way to another guide', () => {
  const asking = (actions: Profile['guides']['actions']): Profile => ({
    ...ONE_CODE.profile,
    guides: { ...ONE_CODE.profile.guides, actions },
  });

  it('is named where there is one', () => {
    const all = asking(['install', 'update', 'uninstall']);
    expect(guideText(guide(all, 'install-apple-silicon-macos-13'))).toMatch(
      /This guide tells how, .*Full Security”:\s+- Remove from a Mac with Apple silicon, macOS 13 or later/,
    );
    expect(guideText(guide(all, 'update-apple-silicon-macos-13'))).toContain(
      '- Install on a Mac with Apple silicon, macOS 13 or later',
    );
  });

  it('is not promised where there is none', () => {
    const install = guideText(guide(asking(['install', 'update']), 'install-apple-silicon-macos-13'));
    expect(install).toContain('How do I go back?');
    expect(install).not.toMatch(/This guide tells how|Remove from/);
    expect(install).toMatch(/Remove Example Disk first, as Example Works tells you/);
    const update = guideText(guide(asking(['update']), 'update-apple-silicon-macos-13'));
    expect(update).not.toMatch(/Install on a Mac/);
    expect(update).toMatch(/Ask Example Works for the instructions for a first installation/);
  });
});

describe('developers', () => {
  it('are named where some are known and some are not', () => {
    const { profile } = subject('three kexts with code, one developer unknown, one call');
    const text = guideText(guide(profile, 'install-intel-macos-13'));
    expect(text).toContain('Example Works GmbH');
    expect(text).not.toMatch(/Other software/);
  });
});

describe('values', () => {
  const NAUGHTY = [
    '<b>x</b>',
    '{{product}}',
    ':term[allow-button]',
    '**bold** [a](b)',
    '10:30 & "quotes"',
    '`code`',
  ];

  it.each(NAUGHTY)('%s stays exactly that text', (name) => {
    const profile = { ...ONE_CODE.profile, product: { ...ONE_CODE.profile.product, name, vendor: name } };
    const text = guideText(guide(profile, 'install-intel-macos-13'));
    expect(text.startsWith(name)).toBe(true);
    expect(text).toContain(`Open the installer of ${name}.`);
  });
});
