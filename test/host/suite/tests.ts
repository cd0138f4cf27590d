import './activation.test.ts';
import './find-files.test.ts';
import './diagnostics.test.ts';
import './quick-fixes.test.ts';
import './completion.test.ts';
import './hover.test.ts';
import './hints.test.ts';
import './preview.test.ts';
