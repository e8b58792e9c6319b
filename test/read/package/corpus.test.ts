import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Distribution, readDistribution } from '../../../src/read/package/distribution.ts';
import { readPackageInfo } from '../../../src/read/package/package-info.ts';

const CORPUS = join(import.meta.dirname, '../../../../shared/real/distributions');

/** What each real file holds, as a person reads it. */
interface Told {
  title: string | null;
  panes: string[];
  packages: string[];
  architectures: string[] | null;
  choices: string[];
}

const DISTRIBUTIONS: Record<string, Told> = {
  'ch34x-v1.4-packagemaker': {
    title: 'CH34x_Install',
    panes: ['welcome Welcome'],
    packages: ['com.wch.ch34xinstall.mykextdir.pkg 1.4 RequireRestart Root #mykextdir.pkg'],
    architectures: null,
    choices: ['choice6: com.wch.ch34xinstall.mykextdir.pkg'],
  },
  horndis: {
    title: 'HoRNDIS',
    panes: ['welcome intro-text.rtf application/rtf', 'conclusion post-readme.rtf application/rtf'],
    packages: ['kext none #HoRNDIS-kext.pkg'],
    architectures: ['x86_64'],
    choices: ['default:', 'com.joshuawise.kexts.HoRNDIS: kext'],
  },
  'osx-ccid': {
    title: 'CCID free software driver',
    panes: ['license license.rtf text/rtf', 'welcome welcome.rtf text/rtf'],
    packages: ['org.openkms.mac.ccid RequireRestart ifd-ccid.pkg'],
    architectures: null,
    choices: ['default:', 'org.openkms.mac.ccid: org.openkms.mac.ccid'],
  },
  'r-macos-rtools': {
    title: 'macOS R toolchain',
    panes: ['welcome WELCOME_DISPLAY.rtf', 'license LICENSE.rtf'],
    packages: ['com.rbinaries.rtools 4.0.0 none macos-rtools-temp.pkg'],
    architectures: null,
    choices: ['default:', 'com.rbinaries.rtools: com.rbinaries.rtools'],
  },
  santa: {
    title: 'Santa',
    panes: [],
    packages: ['com.google.santa app.pkg'],
    architectures: ['x86_64', 'arm64'],
    choices: ['default: com.google.santa'],
  },
  'sat-smart': {
    title: 'SATSMARTDriver',
    panes: ['welcome Resources/Welcome.txt'],
    packages: ['fi.dungeon.SATSMARTDriver 0 none SATSMARTDriver.pkg'],
    architectures: null,
    choices: ['default:', 'fi.dungeon.SATSMARTDriver: fi.dungeon.SATSMARTDriver'],
  },
  ulalaca: {
    title: '麗 -Ulalaca-',
    panes: ['welcome readme.txt TEXT', 'readme readme.txt TEXT', 'license license.txt TEXT'],
    packages: ['sessionprojector', 'sessionbroker', 'sessionprojector.launcher'].map(
      (name) => `pl.unstabler.ulalaca.${name} 1.0.0 none root ${name.replace('.launcher', '-launcher')}.pkg`,
    ),
    architectures: ['x86_64', 'arm64'],
    choices: [
      'default:',
      ...['sessionprojector', 'sessionprojector.launcher', 'sessionbroker'].map(
        (name) => `pl.unstabler.ulalaca.${name}: pl.unstabler.ulalaca.${name}`,
      ),
    ],
  },
};

function told({ title, panes, packages, options, choices }: Distribution): Told {
  const words = (...parts: (string | null)[]) => parts.filter((part) => part !== null).join(' ');
  return {
    title,
    panes: panes.map(({ kind, file, mimeType, uti }) => words(kind, file, mimeType, uti)),
    packages: packages.map(({ id, version, onConclusion, auth, file, isInside }) =>
      words(id, version, onConclusion, auth, isInside ? `#${file}` : file),
    ),
    architectures: options.hostArchitectures,
    choices: choices.map((choice) => `${choice.id}: ${choice.packages.join(' ')}`.trim()),
  };
}

describe.skipIf(!existsSync(CORPUS))('real files (where they lie beside the project)', () => {
  const bytesOf = (name: string) => readFileSync(join(CORPUS, `${name}.xml`));

  test.each(Object.entries(DISTRIBUTIONS))('the Distribution of %s', (name, expected) => {
    expect(told(readDistribution(bytesOf(name), name))).toEqual(expected);
  });

  test('a PackageInfo of PackageMaker, which begins with a blank line and has no XML declaration', () => {
    const name = 'ch34x-v1.4-packageinfo';
    const { value, diagnostics } = readPackageInfo(bytesOf(name), name);
    expect(diagnostics).toEqual([]);
    expect(value).toMatchObject({
      id: 'com.wch.ch34xinstall.mykextdir.pkg',
      version: '1.4',
      installLocation: '/Library/Extensions',
      auth: 'root',
      postinstallAction: 'restart',
      bundles: [{ id: 'com.wch.usbserial', path: './usbserial.kext', version: '1', shortVersion: null }],
      place: { line: 2, column: 1 },
    });
  });

  test('all that are there were looked at', () => {
    const there = readdirSync(CORPUS).map((file) => file.replace('.xml', ''));
    expect(there.sort()).toEqual([...Object.keys(DISTRIBUTIONS), 'ch34x-v1.4-packageinfo'].sort());
  });
});
