import { describe, expect, it } from 'vitest';
import { readKext } from '../../../src/read/bundle/kext.ts';
import { readPackage } from '../../../src/read/package/read-package.ts';
import { readProfile } from '../../../src/read/profile/read-profile.ts';
import { CERTIFICATES } from '../../fixtures/make/certificates.ts';
import { HALDEN, makeVault, makeVaultComponent } from '../../fixtures/make/vault.ts';
import { emptyFolder, inOneLine } from './read-here.ts';

const { cms: _, ...UNSIGNED } = HALDEN.core;

async function draft(bytes: Uint8Array, name = 'Vault.pkg') {
  const folder = emptyFolder({ [name]: bytes });
  const { value, diagnostics } = await readProfile(`${folder}/${name}`, { readKext, readPackage });
  return { value, told: diagnostics.map((finding) => inOneLine(finding, folder)), diagnostics, folder };
}

describe('a bare package', () => {
  it('is a draft of all that it tells, with a list of what it cannot tell', async () => {
    const { value, told, folder } = await draft(makeVault());
    expect(value).toMatchObject({
      source: `${folder}/Vault.pkg`,
      draft: true,
      product: { name: 'Halden Vault', id: 'halden-vault', version: '6.2.1', vendor: 'Widget Works Kft. Ő' },
      guides: { actions: ['install', 'update'] },
    });
    expect(value).not.toHaveProperty('explain');
    expect(value!.kexts.map(({ id, developer }) => [id, developer])).toEqual([
      ['com.halden.core', 'Widget Works Kft. Ő'],
      ['com.halden.match', 'Widget Works Kft. Ő'],
    ]);
    expect(told).toEqual([
      'warning profile.gap: The guides are a draft: a package cannot tell "explain". Without it, no reader learns what the kext does and why to trust it. "kextguide init" writes a profile to say it in.',
      'warning profile.gap: The guides are a draft: a package cannot tell "loads". The guides say that the installer starts the loading; an app or a device may do it instead.',
      'warning profile.gap: The guides are a draft: a package cannot tell "product.support". Without it, no reader learns whom to ask.',
    ]);
  });

  it.each([
    [
      'a title that is the name of a text',
      makeVault({ title: 'SU_TITLE', kexts: [HALDEN.core] }),
      'HaldenCore',
    ],
    ['no title and one kext', makeVaultComponent(), 'HaldenCore'],
    ['no title and several kexts', makeVaultComponent([HALDEN.core, HALDEN.match]), 'Vault'],
    [
      'a title that turns the text around it',
      makeVault({ title: 'a\u202eb', kexts: [HALDEN.core] }),
      'HaldenCore',
    ],
    ['a title of several lines', makeVault({ title: '\n  Halden\n  Vault 6 ' }), 'Halden Vault 6'],
  ])('with %s is called so', async (_, bytes, name) => {
    expect((await draft(bytes)).value!.product.name).toBe(name);
  });

  it('comes from whoever signed the installer where the kexts do not tell', async () => {
    const { value, told } = await draft(
      makeVault({ kexts: [UNSIGNED], certificate: CERTIFICATES.installer }),
    );
    expect(value!.product.vendor).toBe('Widget Works Kft. Ő');
    expect(value!.kexts[0]).not.toHaveProperty('developer');
    expect(told.at(-1)).toContain('cannot tell "signing.developer"');
  });

  it('comes from nobody where nothing is signed, and says so', async () => {
    const { value, told } = await draft(makeVault({ kexts: [UNSIGNED], certificate: null }));
    expect(value!.product.vendor).toBe('[product.vendor]');
    expect(told.map((line) => /"(.+?)"/.exec(line)![1])).toEqual([
      'explain',
      'loads',
      'product.support',
      'product.vendor',
      'signing.developer',
    ]);
  });

  it('is refused where it is damaged, and lists no gaps of it', async () => {
    const { value, diagnostics } = await draft(makeVault().subarray(0, -9));
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toEqual(['package.shorter']);
  });

  it.each(['Vault.zip', 'Vault.dmg'])('says what to do with %s', async (name) => {
    const { told } = await draft(Buffer.from('PK\x03\x04'), name);
    expect(told).toEqual([expect.stringContaining('unpack it, then name the .pkg or the .kext')]);
  });
});
