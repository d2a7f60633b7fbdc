// What every page has: keys, the choice of a theme, suggestions under search boxes. One file, so one request.
import './theme';
import './keyboard';
import '../Features/Discussion/signing-out';
import '../Features/Search/suggest';
