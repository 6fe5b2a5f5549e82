/** `npm run build`: compiles src/ into dist/. */
import { build, canBuild, install } from './lib/setup.mjs';

// npm runs this after its own install ("prepare"), also where the compiler was left out on purpose.
const isPrepare = process.env.npm_lifecycle_event === 'prepare';
if (!isPrepare) install();
if (!isPrepare || canBuild()) build();
