// Runs a target over its seeds and over mutants of them, always the same ones: replay [RUNS].
#include <array>
#include <cstdlib>
#include <random>
#include <string>

#include "fuzz/target.h"

namespace {

using assay::fuzz::Seed;

constexpr std::array<std::uint32_t, 8> kEdges = {0,      1,          0x7f,       0xff,
                                                 0xffff, 0x7fffffff, 0x80000000, 0xffffffff};

void change_once(Seed& bytes, std::mt19937& random) {
  if (bytes.empty()) return;
  const auto at = random() % bytes.size();
  switch (random() % 6) {
    case 0:
      bytes[at] = static_cast<std::uint8_t>(bytes[at] ^ (1U << random() % 8));
      break;
    case 1:
      bytes[at] = static_cast<std::uint8_t>(random());
      break;
    case 2: {
      const auto edge = kEdges[random() % kEdges.size()];
      for (std::size_t i = 0; i < 4 && at + i < bytes.size(); ++i)
        bytes[at + i] = static_cast<std::uint8_t>(edge >> 8 * i);
      break;
    }
    case 3:
      bytes.resize(at);
      break;
    case 4: {
      const Seed piece(
          bytes.begin() + static_cast<std::ptrdiff_t>(at),
          bytes.begin() + static_cast<std::ptrdiff_t>(std::min(bytes.size(), at + random() % 64)));
      bytes.insert(bytes.begin() + static_cast<std::ptrdiff_t>(random() % bytes.size()),
                   piece.begin(), piece.end());
      break;
    }
    default:
      bytes.erase(bytes.begin() + static_cast<std::ptrdiff_t>(at));
  }
}

}  // namespace

int main(int count, char** words) {
  const auto runs = count > 1 ? std::stoul(words[1]) : 300UL;
  const auto seeds = assay::fuzz::seeds();
  if (seeds.empty()) return 1;
  for (const auto& seed : seeds) assay::fuzz::run(seed);
  for (std::uint32_t number = 0; number < runs; ++number) {
    std::mt19937 random(number);
    auto bytes = seeds[number % seeds.size()];
    const auto changes = 1 + random() % 4;
    for (std::uint32_t i = 0; i < changes; ++i) change_once(bytes, random);
    assay::fuzz::run(bytes);
  }
  return 0;
}
