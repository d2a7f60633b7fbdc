// What scripts add to comments and their form; without them everything works by its links and buttons.
import { keepDrafts } from './drafts';
import { previewInPlace } from './preview';

keepDrafts();
previewInPlace();
