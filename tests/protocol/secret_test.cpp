// SPDX-License-Identifier: Apache-2.0
#include "protocol/secret.h"
#include "tests/support/test_case.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

using namespace meterbench;
using protocol::Secret;

namespace {

bool s_wasClean = true;

/// Looks at what is given back.
template <typename T>
struct LookingAllocator {
    using value_type = T;

    LookingAllocator() = default;
    template <typename Other>
    explicit LookingAllocator(const LookingAllocator<Other>&)
    {
    }
    T* allocate(std::size_t count) { return std::allocator<T>().allocate(count); }
    void deallocate(T* place, std::size_t count)
    {
        s_wasClean = s_wasClean && std::all_of(place, place + count, [](T each) { return each == T{}; });
        std::allocator<T>().deallocate(place, count);
    }
    bool operator==(const LookingAllocator&) const = default;
};

using Looked = Secret<std::vector<char, LookingAllocator<char>>>;
constexpr std::string_view word = "correct horse battery staple";

} // namespace

/// What held a secret is empty when its room is given back.
class SecretTest : public tests::TestCase {
    Q_OBJECT

    template <typename Value>
    static bool leavesNothing(const Value& value)
    {
        alignas(Value) std::array<std::byte, sizeof(Value)> room{};
        auto* const made = std::construct_at(reinterpret_cast<Value*>(room.data()), value);
        const auto holds = std::ranges::count(room, std::byte{'q'}) > 5;
        std::destroy_at(made);
        return holds && std::ranges::count(room, std::byte{'q'}) == 0;
    }

private slots:
    void whatLiesInTheValueItself()
    {
        QVERIFY(leavesNothing(Secret<std::string>("qqqqqqqq")));
        Secret<std::array<std::byte, 16>> key;
        key.fill(std::byte{'q'});
        QVERIFY(leavesNothing(key));
        QVERIFY(!leavesNothing(std::string("qqqqqqqq")));
    }

    void whatLiesElsewhere()
    {
        s_wasClean = true;
        {
            Looked one(word.begin(), word.end());
            Looked other = one;
            const Looked third = std::move(one);
            other = third;
            other = Looked(word.begin(), word.end());
            QCOMPARE(std::string(other.begin(), other.end()), std::string(word));
            QVERIFY(other == third);
        }
        QVERIFY(s_wasClean);
        {
            const std::vector<char, LookingAllocator<char>> plain(word.begin(), word.end());
        }
        QVERIFY(!s_wasClean);
    }
};

QTEST_APPLESS_MAIN(SecretTest)
#include "secret_test.moc"
