// Holds the precompiled headers that all test programs share; a program, because theirs are too
// (-fPIE).
int main() { return 0; }
