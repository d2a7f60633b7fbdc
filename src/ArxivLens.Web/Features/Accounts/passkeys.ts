// Passkeys: asks the server what to ask, the browser to make or use one, and sends what it answered as an ordinary form. Also shows
// passwords to who types them. Everything else of signing in works without it.
interface Question {
  readonly options: string;
  readonly state: string;
}

const fault = document.querySelector<HTMLElement>('[data-passkey-fault]');

const say = (text: string): void => {
  if (!fault) return;
  fault.textContent = text;
  fault.hidden = text === '';
};

const ask = async (address: string): Promise<Question> => {
  const response = await fetch(address, { headers: { Accept: 'application/json' }, cache: 'no-store' });
  if (!response.ok) throw new Error(String(response.status));
  return await response.json() as Question;
};

const send = (form: HTMLFormElement, credential: Credential, state: string): void => {
  const write = (name: string, value: string): void => {
    const field = form.elements.namedItem(name);
    const input = field instanceof HTMLInputElement ? field : document.createElement('input');
    input.type = 'hidden';
    input.name = name;
    input.value = value;
    form.append(input);
  };

  write('Credential', JSON.stringify(credential));
  write('State', state);
  form.submit();
};

// A question of the page's own that waits for the autofill must end before another is asked.
let waiting: AbortController | undefined;

const use = async (form: HTMLFormElement, quietly: boolean): Promise<void> => {
  waiting?.abort();
  waiting = new AbortController();
  const question = await ask(form.dataset['passkeyForm'] ?? '');
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(question.options));
  const credential = await navigator.credentials.get({
    publicKey, signal: waiting.signal, ...(quietly ? { mediation: 'conditional' as const } : {}),
  });
  if (credential) send(form, credential, question.state);
};

const make = async (form: HTMLFormElement, address: string): Promise<void> => {
  const question = await ask(address);
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(question.options));
  const credential = await navigator.credentials.create({ publicKey });
  if (credential) send(form, credential, question.state);
};

const explain = (reason: unknown): void => {
  const name = reason instanceof Error ? reason.name : '';
  if (name === 'AbortError') return;
  if (name === 'NotAllowedError') say('No passkey was used: it was called off, or took too long.');
  else if (name === 'InvalidStateError') say('This device has a passkey for this account already.');
  else say('The passkey could not be used. Try once more, or use a password.');
};

const run = (button: HTMLButtonElement): void => {
  say('');
  const kind = button.dataset['passkey'];
  if (kind === 'make') {
    const form = document.getElementById(button.dataset['passkeyFields'] ?? '') as HTMLFormElement;
    const name = form.elements.namedItem('Name') as HTMLInputElement;
    if (!name.reportValidity()) return;
    const email = form.elements.namedItem('Email');
    if (email instanceof HTMLInputElement && !email.reportValidity()) return;
    make(form, `${button.dataset['passkeyForm'] ?? ''}?name=${encodeURIComponent(name.value.trim())}`)
      .catch((reason: unknown) => reason instanceof Error && reason.message === '404' ? form.submit() : explain(reason));
    return;
  }

  const form = document.getElementById('passkey') as HTMLFormElement;
  (kind === 'add' ? make(form, form.dataset['passkeyForm'] ?? '') : use(form, false)).catch(explain);
};

const begin = async (): Promise<void> => {
  if (typeof PublicKeyCredential !== 'function' || !('parseRequestOptionsFromJSON' in PublicKeyCredential)) return;
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-passkey]')) {
    button.hidden = false;
    button.addEventListener('click', event => {
      event.preventDefault();
      run(button);
    });
  }

  const form = document.querySelector<HTMLFormElement>('#passkey');
  if (form?.dataset['passkeyForm'] !== '/sign-in/passkey.json') return;
  // One that was just refused would be offered, and refused, again and again.
  if (new URLSearchParams(location.search).get('handler') === 'passkey') return;
  if (await PublicKeyCredential.isConditionalMediationAvailable?.()) await use(form, true).catch(() => undefined);
};

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-show-password]')) {
  const input = document.getElementById(button.dataset['showPassword'] ?? '');
  if (!(input instanceof HTMLInputElement)) continue;
  button.hidden = false;
  button.addEventListener('click', () => {
    const shows = input.type === 'password';
    input.type = shows ? 'text' : 'password';
    button.setAttribute('aria-pressed', String(shows));
  });
}

void begin();

export {};
