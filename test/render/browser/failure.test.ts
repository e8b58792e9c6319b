import { describe, expect, it } from 'vitest';
import { sentence } from '../../../src/diagnostics/diagnostic.ts';
import { startFailure } from '../../../src/render/browser/failure.ts';
import { isSandboxFailure } from '../../../src/render/browser/sandbox.ts';

describe('the last words of a browser', () => {
  it.each([
    ['libnss3.so', 'apt-get install libnss3'],
    ['libexpat.so.1', 'apt-get install libexpat1'],
    ['libgbm.so.1', 'apt-get install libgbm1'],
    ['libasound.so.2', 'apt-get install libasound2'],
    ['libopenh264.so.7', 'npx puppeteer browsers install chrome-headless-shell --install-deps'],
  ])('name the library %s, and we the command', (library, command) => {
    const words = `/x/chrome: error while loading shared libraries: ${library}: cannot open shared object file: No such file or directory`;
    const finding = startFailure('/x/chrome', words);
    expect(finding).toMatchObject({ code: 'browser.library', args: { library, command } });
    expect(sentence(finding)).toContain(`Run: ${command}`);
  });

  it('tell that the system is too old', () => {
    const words = "/x/chrome: /lib/libc.so.6: version `GLIBC_2.34' not found (required by /x/lib/libnss3.so)";
    expect(startFailure('/x/chrome', words)).toMatchObject({
      code: 'browser.too-old',
      args: { needs: 'GLIBC 2.34' },
    });
  });

  it('are said in one line, without the complaints about graphics', () => {
    const words = [
      '[1124/153027.495822:ERROR:../ui/gl/angle_platform_impl.cc:37] Display.cpp:1136 (initialize): ANGLE',
      '[1124/153027.6:ERROR:../x.cc:1] something else.',
      '[1124/153027.7:FATAL:../content/y.cc:9] Out of luck.',
      'it was stopped by SIGTRAP',
    ].join('\n');
    const finding = startFailure('/x/chrome', words);
    expect(finding).toMatchObject({ code: 'browser.start', args: { words: 'Out of luck' } });
    expect(sentence(finding)).not.toContain('\n');
  });

  it('are never none', () => {
    expect(startFailure('/x/chrome', 'it ended with code 7')).toMatchObject({
      args: { words: 'it ended with code 7' },
    });
  });
});

describe('a sandbox that cannot be built is told from other failures', () => {
  it.each([
    '[1:FATAL:../content/browser/zygote_host/zygote_host_impl_linux.cc:129] No usable sandbox! If you are running on Ubuntu',
    'Running as root without --no-sandbox is not supported. See https://crbug.com/638180.',
    '[1:FATAL:../sandbox/linux/services/credentials.cc:131] Check failed: . : Permission denied (13)',
  ])('%s', (words) => expect(isSandboxFailure(words)).toBe(true));

  it('a missing library is none', () => {
    expect(isSandboxFailure('error while loading shared libraries: libnss3.so: cannot open')).toBe(false);
  });
});
