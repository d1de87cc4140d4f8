// How fast one core looks through >= 250 MB of real binaries: the project's own signatures, clean
// random literals by the thousand, and SHA-256 of the same bytes as the yardstick.
//
//   assay_bench [--benchmark_filter=REGEX …]   signatures from $ASSAY_SIGNATURES, else the source's
#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <random>

#include "binaries.h"
#include "code/code_set.h"
#include "data/digest.h"
#include "matching/pattern_set.h"
#include "signatures/catalogue.h"

namespace assay::bench {
namespace {

constexpr std::size_t kWanted = std::size_t{280} * 1000 * 1000;

const std::vector<std::uint8_t>& corpus() {
  static const auto kCorpus = binaries({"/usr/bin", "/usr/lib"}, kWanted);
  return kCorpus;
}

std::filesystem::path signature_folder() {
  const char* named = std::getenv("ASSAY_SIGNATURES");
  return named ? named : ASSAY_SOURCE_DIR "/signatures";
}

std::vector<Signature> random_literals(std::size_t count) {
  std::mt19937_64 random(1);
  Signature signature;
  signature.id = "random";
  for (std::size_t index = 0; index < count; ++index) {
    Term term;
    term.id = std::to_string(index);
    std::vector<std::uint8_t> bytes(64);
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random());
    term.literals.push_back({"u8", std::move(bytes)});
    signature.terms.push_back(std::move(term));
  }
  return {signature};
}

void count_bytes(benchmark::State& state, std::size_t bytes) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(bytes));
}

void scan_corpus(benchmark::State& state, std::span<const Signature> signatures) {
  const auto& bytes = corpus();
  const PatternSet set(signatures, {});
  PatternSet::Scratch scratch(set);
  std::size_t terms = 0;
  for (auto _ : state) {
    terms = set.scan(bytes, {}, scratch).size();
    benchmark::DoNotOptimize(terms);
  }
  count_bytes(state, bytes.size());
  state.counters["patterns"] = static_cast<double>(set.patterns());
  state.counters["regexes"] = static_cast<double>(set.regexes());
  state.counters["terms_hit"] = static_cast<double>(terms);
}

void match_own_signatures(benchmark::State& state) {
  const auto catalogue = Catalogue::load(signature_folder());
  scan_corpus(state, catalogue.all());
}

void match_random_literals(benchmark::State& state) {
  scan_corpus(state, random_literals(static_cast<std::size_t>(state.range(0))));
}

/// The whole corpus as if it were code of one instruction set, numbered as Isa.
void sweep_code(benchmark::State& state) {
  const auto catalogue = Catalogue::load(signature_folder());
  const CodeSet set(catalogue.all());
  const auto& bytes = corpus();
  BlobFacts facts;
  facts.object.emplace();
  const auto isa = static_cast<Isa>(state.range(0));
  const bool big = isa == Isa::mips || isa == Isa::ppc;
  facts.object->architecture = name_of(isa == Isa::mipsel ? Isa::mips : isa);
  facts.object->order = big ? ByteOrder::big : ByteOrder::little;
  facts.object->sections.emplace_back();
  facts.object->sections.back().size = bytes.size();
  facts.object->sections.back().executable = true;
  for (auto _ : state) benchmark::DoNotOptimize(set.scan(bytes, facts).size());
  count_bytes(state, bytes.size());
  state.SetLabel(std::string(name_of(isa)));
}

void sha256(benchmark::State& state) {
  const auto& bytes = corpus();
  for (auto _ : state) benchmark::DoNotOptimize(sha256_hex(bytes));
  count_bytes(state, bytes.size());
}

/// Building the set with nothing cached (0), or from a warm cache (1).
void build_own_signatures(benchmark::State& state) {
  const auto catalogue = Catalogue::load(signature_folder());
  PatternSet::Options options;
  std::string folder = std::filesystem::temp_directory_path() / "assay-bench-XXXXXX";
  if (state.range(0) != 0) options.cache_folder = ::mkdtemp(folder.data());
  const PatternSet warm(catalogue.all(), options);
  for (auto _ : state) {
    const PatternSet set(catalogue.all(), options);
    benchmark::DoNotOptimize(set.patterns());
  }
  if (!options.cache_folder.empty()) std::filesystem::remove_all(options.cache_folder);
}

BENCHMARK(sha256)->Unit(benchmark::kMillisecond);
BENCHMARK(match_own_signatures)->Unit(benchmark::kMillisecond);
BENCHMARK(match_random_literals)->Arg(500)->Arg(2000)->Arg(7000)->Unit(benchmark::kMillisecond);
BENCHMARK(sweep_code)
    ->ArgName("isa")
    ->Arg(static_cast<int>(Isa::x86_64))
    ->Arg(static_cast<int>(Isa::arm))
    ->Arg(static_cast<int>(Isa::aarch64))
    ->Arg(static_cast<int>(Isa::mips))
    ->Arg(static_cast<int>(Isa::mipsel))
    ->Arg(static_cast<int>(Isa::ppc))
    ->Arg(static_cast<int>(Isa::riscv64))
    ->Arg(static_cast<int>(Isa::s390x))
    ->Unit(benchmark::kMillisecond);
BENCHMARK(build_own_signatures)->ArgName("cached")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace assay::bench

BENCHMARK_MAIN();
