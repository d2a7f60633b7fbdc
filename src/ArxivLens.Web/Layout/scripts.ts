/** Fetches and runs one more script of this site. */
export function addScript(address: string): void {
  const script = document.createElement('script');
  script.type = 'module';
  script.src = address;
  // The policy of the page lets scripts in by this word, which this script was let in by too.
  script.nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
  document.head.append(script);
}
