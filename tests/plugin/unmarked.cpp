// A shared library that exports the right name and carries no note.
extern "C" __attribute__((visibility("default"))) const void* const assay_plugin = nullptr;
