// How `npm start` runs the server. Young memory: with 16 MiB a server at which 500 people work stays below 250 MB; 32 were a
// twentieth faster under load. Old memory is cleared when it has grown by two fifths and not by several times: most of what grows
// old under load is garbage. Below two gigabytes it grows more slowly too, so that a large sheet leaves little behind.
export const serverFlags = ['--max-semi-space-size=16', '--max-old-space-size=1500', '--heap-growing-percent=40']
