// Keys of every kind are planted; nothing that the program prints holds eight bytes of a private
// value, in hex, base64 or raw.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string_view>

#include "data/json.h"
#include "e2e/command.h"
#include "unit/keys/key_recipes.h"

namespace assay::test {
namespace {

constexpr std::size_t kRun = 8;
constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string hex(const Octets& bytes) {
  std::string text;
  for (const auto byte : bytes) {
    text += "0123456789abcdef"[byte >> 4];
    text += "0123456789abcdef"[byte & 15];
  }
  return text;
}

/// Base64 of the bytes as they would stand behind `shift` others; whole characters of theirs only.
std::string base64(const Octets& bytes, unsigned shift) {
  std::string text;
  for (std::size_t bit = (6 - shift * 8 % 6) % 6; bit + 6 <= bytes.size() * 8; bit += 6) {
    const auto pair = static_cast<unsigned>(bytes[bit / 8] << 8) |
                      (bit / 8 + 1 < bytes.size() ? bytes[bit / 8 + 1] : 0U);
    text += kAlphabet[pair >> (10 - bit % 8) & 63];
  }
  return text;
}

/// All pieces of `length` characters of the output, to look pieces of secrets up in.
class Pieces {
 public:
  Pieces(std::string_view output, std::size_t length) : length_(length) {
    for (std::size_t i = 0; i + length <= output.size(); ++i)
      pieces_.insert(output.substr(i, length));
  }
  bool holds_part_of(std::string_view secret, std::size_t step) const {
    for (std::size_t i = 0; i + length_ <= secret.size(); i += step)
      if (pieces_.contains(secret.substr(i, length_))) return true;
    return false;
  }

 private:
  std::size_t length_;
  std::set<std::string_view> pieces_;
};

void expect_no_secret(const std::string& output, const std::vector<Octets>& secrets) {
  std::string folded = output;
  std::transform(folded.begin(), folded.end(), folded.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  std::erase(folded, ' ');
  const Pieces in_hex(folded, 2 * kRun), raw(output, kRun), in_base64(output, 10);
  for (const auto& secret : secrets) {
    EXPECT_FALSE(in_hex.holds_part_of(hex(secret), 2));
    EXPECT_FALSE(
        raw.holds_part_of({reinterpret_cast<const char*>(secret.data()), secret.size()}, 1));
    for (unsigned shift = 0; shift < 3; ++shift)
      EXPECT_FALSE(in_base64.holds_part_of(base64(secret, shift), 1));
  }
}

TEST(Secrets, NothingThatIsPrintedHoldsPrivateBytes) {
  const auto planted = plant_keys();
  const Folder folder;
  for (const auto& file : planted.files) folder.write("keys/" + file.name, file.content);
  const auto path = (folder.path() / "keys").string();
  const auto json = assay({"scan", "--format", "json", path});
  expect_no_secret(json.out + json.err, planted.secrets);
  const auto text_form = assay({"scan", path});
  expect_no_secret(text_form.out + text_form.err, planted.secrets);
  const auto report = parse_json(json.out, "report");
  const auto saved = folder.write("report.json", json.out).string();
  std::string explained;
  for (const auto& finding : *at(report, "findings").list())
    if (text(finding, "kind") == "key")
      explained += assay({"explain", saved, text(finding, "id")}).out;
  EXPECT_GT(explained.size(), 1000u);
  expect_no_secret(explained, planted.secrets);
}

TEST(Secrets, TheSearchItselfFindsWhatIsThere) {
  const auto secret = Octets{1, 35, 69, 103, 137, 171, 205, 239, 16, 50, 84, 118};
  EXPECT_TRUE(Pieces("xx0123456789abcdefyy", 16).holds_part_of(hex(secret), 2));
  EXPECT_EQ(base64(secret, 0), "ASNFZ4mrze8QMlR2");
}

TEST(Secrets, EveryPlantedKeyIsSeen) {
  const auto planted = plant_keys();
  const Folder folder;
  for (const auto& file : planted.files) folder.write("keys/" + file.name, file.content);
  const auto report = scan_json({(folder.path() / "keys").string()});
  std::set<std::string> seen;
  for (const auto& finding : *at(report, "findings").list())
    if (text(finding, "kind") == "key")
      for (const auto& evidence : *at(finding, "evidence").list()) {
        seen.insert(text(evidence, "path"));
        EXPECT_EQ(text(evidence, "excerpt"), "") << text(evidence, "path");
      }
  for (const auto& file : planted.files) EXPECT_TRUE(seen.contains(file.name)) << file.name;
}

}  // namespace
}  // namespace assay::test
